import { currentLanguage, speak, useTranslation } from '../../lib/words.ts'
import classes from './language-switch.module.css'

/** The other language, named in itself, for who cannot read this one. */
export const LanguageSwitch = () => {
  useTranslation('app')
  const other = currentLanguage() === 'fr' ? 'en' : 'fr'
  return (
    <button type="button" lang={other} className={classes.switch} onClick={() => void speak(other)}>
      {other === 'en' ? 'English' : 'Français'}
    </button>
  )
}
