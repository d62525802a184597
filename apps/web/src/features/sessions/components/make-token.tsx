import { Button, SegmentedControl, TextInput } from '@mantine/core'
import type { Scope } from '@navette/contract/core/scopes.ts'
import { makeToken } from '@navette/contract/sessions/factor-endpoints.ts'
import { type FormEvent, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import classes from './factors.module.css'
import type { useGuard } from './proof.tsx'

interface MakeTokenProps {
  /** What it may open. */
  scopes: Scope[]
  /** It opens all of that, and its program calls it a password. */
  asPassword?: boolean
  guard: ReturnType<typeof useGuard>['guard']
  onMade: () => void
  onClose: () => void
}

type Reach = 'none' | 'read' | 'write'
type NounName = Scope extends `${'read' | 'write'}:${infer N}` ? N : never

/** A name, what it opens, until when; then the key, once. */
export const MakeToken = ({ scopes, asPassword = false, guard, onMade, onClose }: MakeTokenProps) => {
  const { t } = useTranslation('factors')
  const [name, setName] = useState('')
  const [days, setDays] = useState(asPassword ? '365' : '90')
  const [reach, setReach] = useState<Reaches>({})
  const [fault, setFault] = useState<'name' | 'scopes' | null>(null)
  const [key, setKey] = useState<string | null>(null)
  const chosen = scopes.filter((scope) => {
    if (asPassword) return true
    const [mode, noun] = scope.split(':') as ['read' | 'write', NounName]
    return reach[noun] === 'write' || (reach[noun] === 'read' && mode === 'read')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = name.trim() ? (chosen.length > 0 ? null : 'scopes') : 'name'
    setFault(wrong)
    if (wrong) return
    guard(
      () => call(makeToken, { body: { name: name.trim(), scopes: chosen, days: Number(days) } }),
      (made) => {
        setKey(made.key)
        onMade()
      },
    )
  }
  if (key) {
    const copy = () => navigator.clipboard.writeText(key).then(() => say(t(asPassword ? 'program.copied' : 'tokens.copied')))
    return (
      <div className={classes.stack}>
        <p>{t(asPassword ? 'program.once' : 'tokens.once')}</p>
        <p className={classes.secret}>{key}</p>
        <div>
          <Button variant="default" mr="xs" onClick={() => void copy()}>
            {t('tokens.copy')}
          </Button>
          <Button onClick={onClose}>{t('tokens.kept')}</Button>
        </div>
      </div>
    )
  }
  return (
    <form onSubmit={submit} noValidate className={classes.stack}>
      <TextInput
        label={t(asPassword ? 'program.device' : 'tokens.name')}
        data-autofocus
        description={t(asPassword ? 'program.deviceWhy' : 'tokens.nameWhy')}
        size="md"
        maxLength={80}
        value={name}
        error={fault === 'name' && t('tokens.nameNeeded')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {!asPassword && <Scopes scopes={scopes} reach={reach} onReach={setReach} />}
      {fault === 'scopes' && <Notice kind="error">{t('tokens.scopesNeeded')}</Notice>}
      <div className={classes.scope}>
        <span id="token-days">{t('tokens.days')}</span>
        <SegmentedControl
          aria-labelledby="token-days"
          size="xs"
          value={days}
          onChange={setDays}
          data={['30', '90', '365'].map((value) => ({ value, label: t(`tokens.for${value as '30' | '90' | '365'}`) }))}
        />
      </div>
      <Button type="submit" size="md">
        {t(asPassword ? 'program.go' : 'tokens.go')}
      </Button>
    </form>
  )
}

type Reaches = Partial<Record<NounName, Reach>>
interface ScopesProps {
  scopes: Scope[]
  reach: Reaches
  onReach: (reach: Reaches) => void
}

/** For each noun: nothing, to read it, or to change it. */
const Scopes = ({ scopes, reach, onReach }: ScopesProps) => {
  const { t } = useTranslation('factors')
  const nouns = [...new Set(scopes.map((scope) => scope.split(':')[1] as NounName))]
  return (
    <fieldset className={classes.scopes}>
      <legend>{t('tokens.scopes')}</legend>
      {nouns.map((noun) => (
        <div key={noun} className={classes.scope}>
          <span id={`scope-${noun}`}>{t(`nouns.${noun}`)}</span>
          <SegmentedControl
            aria-labelledby={`scope-${noun}`}
            size="xs"
            value={reach[noun] ?? 'none'}
            onChange={(value) => onReach({ ...reach, [noun]: value as Reach })}
            data={[
              { value: 'none', label: t('tokens.none') },
              ...(scopes.includes(`read:${noun}`) ? [{ value: 'read', label: t('tokens.read') }] : []),
              ...(scopes.includes(`write:${noun}`) ? [{ value: 'write', label: t('tokens.write') }] : []),
            ]}
          />
        </div>
      ))}
    </fieldset>
  )
}
