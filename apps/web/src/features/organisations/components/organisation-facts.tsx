import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Swatch } from '../../../ui/organisation-label.tsx'
import classes from './organisation-facts.module.css'

/** Where to find it, its site, and the thread that is its own; one that is merged has handed its thread on. */
export const OrganisationFacts = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  const { address, town, site, dye, weave, closure } = organisation
  return (
    <dl className={classes.facts}>
      {(address || town) && (
        <div>
          <dt>{t('facts.where')}</dt>
          <dd className={classes.address}>{[address, address.includes(town) ? '' : town].filter(Boolean).join('\n')}</dd>
        </div>
      )}
      {site && (
        <div>
          <dt>{t('field.site')}</dt>
          <dd>
            <a href={site} className="nv-link" target="_blank" rel="noreferrer noopener">
              {new URL(site).host.replace(/^www\./, '')}
            </a>
          </dd>
        </div>
      )}
      {closure?.kind !== 'merged' && (
        <div>
          <dt>{t('facts.thread')}</dt>
          <dd className={classes.thread}>
            <Swatch of={organisation} large />
            {t('facts.threadName', { dye: t(`dye.${dye}`), weave: t(`weave.${weave}`) })}
          </dd>
        </div>
      )}
    </dl>
  )
}
