import { Kbd, Modal } from '@mantine/core'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import classes from './keys-help.module.css'
import { placesFor } from './places.ts'
import { commandKey } from './use-keys.ts'

/** The keys, shown by ?. */
export default function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('app')
  const me = useMe()
  const rows = [
    { keys: [commandKey, 'K'], words: t('keys.anywhere') },
    { keys: ['?'], words: t('keys.help') },
    { keys: [commandKey, '↵'], words: t('keys.send') },
    { keys: ['j', 'k'], words: t('keys.walk') },
    { keys: ['r'], words: t('keys.answer') },
    { keys: ['e'], words: t('keys.again') },
    { keys: ['e'], words: t('keys.markRead') },
    { keys: ['⇧', 'E'], words: t('keys.markAll') },
    { keys: ['u'], words: t('keys.markBack') },
    { keys: ['j', 'k'], words: t('keys.days') },
    { keys: ['t'], words: t('keys.today') },
    { keys: ['n'], words: t('keys.newEvent') },
    { keys: ['Alt', '←↑↓→'], words: t('keys.moveEvent') },
    ...placesFor(me).map((place) => ({ keys: ['g', place.letter], words: t(`places.${place.key}`) })),
  ]
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('keys.close') }}>
      <dl className={classes.keys}>
        {rows.map(({ keys, words }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{t('keys.note')}</p>
    </Modal>
  )
}
