import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './first-steps.module.css'

/** The accounts of the demonstration, one of each kind, with their passwords. */
export const DemonstrationAccounts = ({ accounts }: { accounts: readonly DemonstrationAccount[] }) => {
  const { t } = useTranslation('administration')
  return (
    <dl className={classes.accounts}>
      {accounts.map(({ kind, email, password }) => (
        <div key={email}>
          <dt>{t(`kind.${kind}`)}</dt>
          <dd>
            {email}
            <br />
            <code>{password}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
