import { Button, TextInput } from '@mantine/core'
import { foundCluster } from '@navette/contract/administration/endpoints.ts'
import { Founding } from '@navette/contract/administration/schema.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { currentLanguage, useTranslation } from '../../../lib/words.ts'
import { NewPassword } from '../../../ui/new-password.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from './first-steps.module.css'

interface FoundingFormProps {
  /** From the one-time link that the server printed. */
  token: string
  onFounded: () => void
}

/** Founds the cluster with its first administrator. */
export const FoundingForm = ({ token, onFounded }: FoundingFormProps) => {
  const { t } = useTranslation('administration')
  const { run, pending, error } = useAct((body: InputOf<typeof foundCluster>['body']) => call(foundCluster, { body }))
  const [values, setValues] = useState({ name: '', person: '', email: '', password: '' })
  const [found, setFound] = useState<FieldWords>({})
  const refusal = error ? fieldsOf(error) : null
  const faults = { ...refusal?.fields, ...found }
  const change = (name: keyof typeof values, path: string, value: string) => {
    setValues((known) => ({ ...known, [name]: value }))
    setFound(({ [path]: _, ...rest }) => rest)
  }
  const field = (name: keyof typeof values, path: string) => ({
    name,
    label: t(`founding.${name}`),
    size: 'md' as const,
    value: values[name],
    error: faults[path],
    onChange: (event: { currentTarget: { value: string } }) => change(name, path, event.currentTarget.value),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { name, person, email, password } = values
    const body = { token, name, language: currentLanguage(), administrator: { name: person, email, password } }
    const faulty = check(body)
    setFound(faulty)
    if (Object.keys(faulty).length === 0) void run(onFounded, body)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <TextInput {...field('name', 'name')} description={t('founding.nameWhy')} autoComplete="organization" />
      <h2 className={classes.group}>{t('founding.administrator')}</h2>
      <TextInput {...field('person', 'administrator.name')} autoComplete="name" />
      <TextInput {...field('email', 'administrator.email')} type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <NewPassword
        label={t('founding.password')}
        value={values.password}
        error={faults['administrator.password']}
        about={[values.name, values.person, values.email]}
        onChange={(password) => change('password', 'administrator.password', password)}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'founding.going' : 'founding.go')}
      </Button>
    </form>
  )
}

const check = checkWith(Founding)
