import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import classes from './account-bar.module.css'

interface AccountBarProps {
  count: number
  /** How many the whole filter finds; null where all of them are chosen already. */
  rest: number | null
  most: number
  onAct: (act: 'remind' | 'changeRole' | 'suspend' | 'restore' | 'export') => void
  onAll: () => void
  onClear: () => void
}

/** What may be done with those who are chosen. */
export const AccountBar = ({ count, rest, most, onAct, onAll, onClear }: AccountBarProps) => {
  const { t } = useTranslation('table')
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('acts')}>
      <span className={classes.count} role="status">
        {t('chosen', { count })}
      </span>
      {rest !== null && (
        <button type="button" className={classes.all} onClick={onAll}>
          {rest > most ? t('chooseMost') : t('chooseAll', { count: rest })}
        </button>
      )}
      <span className={classes.acts}>
        {(['remind', 'changeRole', 'suspend', 'restore', 'export'] as const).map((act) => (
          <button key={act} type="button" onClick={() => onAct(act)}>
            {t(`act.${act}`)}
          </button>
        ))}
      </span>
      <ActionIcon variant="transparent" size="lg" aria-label={t('clear')} onClick={onClear} className={classes.close}>
        <IconX size={20} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}
