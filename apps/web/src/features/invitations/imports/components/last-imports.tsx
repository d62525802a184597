import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { LastBrought } from '../../../../ui/last-brought.tsx'
import { When } from '../../../../ui/when.tsx'
import { useForgetImport, usePeopleImports } from '../queries.ts'

/** One's own imports, to be gone on with or looked at again. */
export const LastImports = () => {
  const { t } = useTranslation('imports')
  const { imports, isPending, ...more } = usePeopleImports()
  const { mutate: forget } = useForgetImport()
  const brought = imports.map(({ id, fileName, state, lineCount, readAt }) => ({
    id,
    path: `/importer/${id}`,
    name: fileName,
    standing: (
      <>
        {t(`state.${state}`)} · {t('last.lines', { count: lineCount, figure: figure(lineCount) })} · <When at={readAt} />
      </>
    ),
    drop:
      state === 'read' || state === 'checked'
        ? { label: t('last.forget', { name: fileName }), words: t('last.drop'), onClick: () => forget(id) }
        : undefined,
  }))
  return <LastBrought title={t('last.title')} none={t('last.none')} isPending={isPending} brought={brought} more={more} />
}
