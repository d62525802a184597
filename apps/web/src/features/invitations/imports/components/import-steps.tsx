import { useTranslation } from '../../../../lib/words.ts'
import { ImportSteps as Steps } from '../../../../ui/import-steps.tsx'

const steps = ['file', 'columns', 'check', 'result'] as const

/** Where one is on the way from a file to people. */
export const ImportSteps = ({ step }: { step: (typeof steps)[number] }) => {
  const { t } = useTranslation('imports')
  return <Steps label={t('steps.label')} steps={steps.map((each) => t(`steps.${each}`))} current={steps.indexOf(step)} />
}
