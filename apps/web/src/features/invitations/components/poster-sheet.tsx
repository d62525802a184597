import type { Poster } from '@navette/contract/invitations/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Logo } from '../../../ui/logo.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './poster.module.css'
import { QrCode } from './qr-code.tsx'

/** The sheet itself, A4: a name, a code, few words, and the address for who has no camera. */
export const PosterSheet = ({ poster: { organisation, role, address } }: { poster: Poster }) => {
  const { t } = useTranslation('invitations')
  return (
    // Printed on white paper, also by whoever reads in the dark.
    <article data-mantine-color-scheme="light" className={classes.sheet} aria-label={t('sheet.label', { organisation: organisation.name })}>
      <p className={classes.title}>{organisation.name}</p>
      <Ribbon of={[organisation]} size="l" axis="h" decorative />
      <p className={classes.call}>{t(`sheet.${role}`)}</p>
      <QrCode text={address} label={t('sheet.code', { organisation: organisation.name })} />
      <p className={classes.how}>{t('sheet.how')}</p>
      <p className={classes.address}>{address}</p>
      <p className={classes.brand}>
        <Logo ground="paper" /> Navette
      </p>
    </article>
  )
}
