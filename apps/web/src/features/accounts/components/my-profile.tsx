import { Button, Radio, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { PhoneReaders, Profile } from '@navette/contract/accounts/schema.ts'
import { type FormEvent, useState } from 'react'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useEditMyProfile, useMe, useMyProfile, useSkills } from '../queries.ts'
import { MyPortrait } from './my-portrait.tsx'
import classes from './my-profile.module.css'

/** What I say of myself, and to whom. */
export const MyProfile = () => {
  const { data } = useMyProfile()
  return data ? <ProfileForm profile={data} /> : <RowsSkeleton rows={5} />
}

const check = checkWith(Profile)

/** Only what was touched is sent: what changed elsewhere meanwhile stays as it is there. */
const ProfileForm = ({ profile }: { profile: Profile }) => {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const edit = useEditMyProfile()
  const [touched, setTouched] = useState<Partial<Profile>>({})
  const [found, setFound] = useState<FieldWords>({})
  const values = { ...profile, ...touched }
  const refusal = edit.error ? fieldsOf(edit.error) : null
  const faults = { ...refusal?.fields, ...found }
  const set = (part: Partial<Profile>) => {
    setTouched((known) => ({ ...known, ...part }))
    setFound({})
    edit.reset()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check(values)
    setFound(faulty)
    if (Object.keys(faulty).length > 0 || edit.isPending) return
    edit.mutate(touched, {
      onSuccess: () => {
        setTouched({})
        void say(t('profile.saved'))
      },
    })
  }
  const skillFault = Object.entries(faults).find(([path]) => path.startsWith('skills'))?.[1]
  return (
    <form onSubmit={save} noValidate className={classes.form}>
      <MyPortrait />
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <TextInput
        label={t('profile.name')}
        autoComplete="name"
        value={values.name}
        error={faults['name']}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('profile.occupation')}
          description={t('profile.occupationWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.occupation}
          error={faults['occupation']}
          onChange={({ currentTarget }) => set({ occupation: currentTarget.value })}
        />
        <TextInput
          label={t('profile.pronouns')}
          placeholder={t('profile.pronounsHint')}
          value={values.pronouns}
          error={faults['pronouns']}
          onChange={({ currentTarget }) => set({ pronouns: currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('profile.about')}
        autosize
        minRows={3}
        maxRows={12}
        value={values.about}
        error={faults['about']}
        onChange={({ currentTarget }) => set({ about: currentTarget.value })}
      />
      <SkillsField value={values.skills} error={skillFault} seesOthers={me.can.seePeople} onChange={(skills) => set({ skills })} />
      <TextInput
        label={t('profile.phone')}
        type="tel"
        autoComplete="tel"
        className={classes.short}
        value={values.phone}
        error={faults['phone']}
        onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
      />
      <Radio.Group
        label={t('profile.phoneReaders')}
        value={values.phoneReaders}
        onChange={(readers) => set({ phoneReaders: PhoneReaders.parse(readers) })}
      >
        {PhoneReaders.options.map((readers) => (
          <Radio key={readers} value={readers} mt="sm" label={t(`phoneReaders.${readers}`)} />
        ))}
      </Radio.Group>
      <div className={classes.foot}>
        <Button type="submit" aria-disabled={edit.isPending}>
          {t(edit.isPending ? 'profile.saving' : 'profile.save')}
        </Button>
      </div>
    </form>
  )
}

interface SkillsFieldProps {
  value: string[]
  error: string | undefined
  /** A guest is offered nothing of what people of the cluster can do. */
  seesOthers: boolean
  onChange: (skills: string[]) => void
}

/** Skills in the words that others use for theirs, so that they are found together. */
const SkillsField = ({ value, error, seesOthers, onChange }: SkillsFieldProps) => {
  const { t } = useTranslation('accounts')
  const [letters, setLetters] = useState('')
  const [search] = useDebouncedValue(letters.trim(), 150)
  const known = useSkills(search, seesOthers)
  return (
    <TagsInput
      label={t('profile.skills')}
      description={t('profile.skillsWhy')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={value.length === 0 ? t('profile.skillsHint') : ''}
      data={known.map(({ skill }) => skill)}
      filter={({ options }) => options}
      maxTags={30}
      acceptValueOnBlur
      searchValue={letters}
      onSearchChange={setLetters}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
