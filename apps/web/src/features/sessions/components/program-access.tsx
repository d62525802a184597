import { Button, Modal } from '@mantine/core'
import type { Scope } from '@navette/contract/core/scopes.ts'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useMyAccess } from '../queries.ts'
import { MakeToken } from './make-token.tsx'
import classes from './program-access.module.css'
import { useGuard } from './proof.tsx'

/** What a program of one’s own asks for that knows names and passwords: where, who, and a password that opens just this. */
export const ProgramAccess = ({ server, scopes }: { server: string; scopes: Scope[] }) => {
  const { t } = useTranslation('factors')
  const { data } = useMyAccess()
  const { guard, dialog } = useGuard()
  const [making, setMaking] = useState(false)
  return (
    <>
      <dl className={classes.access}>
        <Given name={t('program.server')} value={server} />
        <Given name={t('program.user')} value={data?.email ?? ''} />
        <div>
          <dt>{t('program.password')}</dt>
          <dd>
            <p>{t('program.secret')}</p>
            <Button onClick={() => setMaking(true)}>{t('program.make')}</Button>
            <Link to="/moi/securite" className="nv-link">
              {t('program.list')}
            </Link>
          </dd>
        </div>
      </dl>
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={t('program.title')}
        closeButtonProps={{ 'aria-label': t('proof.close') }}
        closeOnClickOutside={false}
      >
        <MakeToken scopes={scopes} asPassword guard={guard} onMade={() => undefined} onClose={() => setMaking(false)} />
      </Modal>
      {dialog}
    </>
  )
}

/** To be copied: nobody types an address on a phone. */
const Given = ({ name, value }: { name: string; value: string }) => {
  const { t } = useTranslation('factors')
  const copy = () => navigator.clipboard.writeText(value).then(() => say(t('program.copied')))
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{value}</span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={16} stroke={1.75} />}
          aria-label={t('program.copyLabel', { name })}
          onClick={() => void copy()}
        >
          {t('program.copy')}
        </Button>
      </dd>
    </div>
  )
}
