import { Button, Radio, Select, Switch, TextInput } from '@mantine/core'
import { ClusterEdit, type Settings } from '@navette/contract/administration/schema.ts'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../../lib/errors.ts'
import { focusFirstFault } from '../../../lib/focus.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { type ClusterWords, useEditCluster } from '../queries.ts'
import classes from './settings.module.css'

/** Days that are offered, beside the one that is chosen. */
const periods = [30, 90, 180, 365, 730, 1095]

const zones = Intl.supportedValuesOf('timeZone')

/** Name, language, zone, joining, second factor, traces: saved together. What was chosen stays when the server says no. */
export const SettingsForm = ({ settings }: { settings: Settings }) => {
  const { t } = useTranslation('settings')
  const [start, setStart] = useState(settings)
  const [values, setValues] = useState<ClusterWords>(() => wordsOf(settings))
  const [found, setFound] = useState<FieldWords>({})
  const { mutate, isPending, error, reset } = useEditCluster()
  const touched = JSON.stringify(values) !== JSON.stringify(wordsOf(start))
  // What somebody else saves shows at once in a form that nobody has touched.
  if (settings.version !== start.version && !touched) begin(settings)
  function begin(from: Settings) {
    setStart(from)
    setValues(wordsOf(from))
  }
  const refusal = error ? fieldsOf(error) : null
  const faults = { ...refusal?.fields, ...found }
  const change = (given: Partial<ClusterWords>) => {
    setValues((known) => ({ ...known, ...given }))
    setFound({})
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check(values)
    setFound(faulty)
    if (Object.keys(faulty).length > 0) return focusFirstFault(event.currentTarget as HTMLFormElement, faulty)
    if (isPending) return
    mutate(values, {
      onSuccess: (saved) => {
        begin(saved)
        say(t('saved'))
      },
    })
  }
  const takeTheirs = () => {
    begin(settings)
    reset()
  }
  return (
    <form onSubmit={save} noValidate className={`${classes.form} ${classes.after}`}>
      <h2 className={classes.group}>{t('cluster.title')}</h2>
      <TextInput
        label={t('cluster.name')}
        name="name"
        maxLength={120}
        value={values.name}
        error={faults['name']}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Radio.Group
        label={t('cluster.language')}
        description={t('cluster.languageWhy')}
        value={values.language}
        onChange={(language) => change({ language: language === 'en' ? 'en' : 'fr' })}
      >
        <Radio value="fr" label="Français" mt="sm" />
        <Radio value="en" label="English" mt="sm" />
      </Radio.Group>
      <Select
        label={t('cluster.timeZone')}
        description={t('cluster.timeZoneWhy')}
        value={values.timeZone}
        error={faults['timeZone']}
        data={(zones.includes(values.timeZone) ? zones : [values.timeZone, ...zones]).map((value) => ({ value, label: zoneName(value) }))}
        searchable
        limit={60}
        allowDeselect={false}
        nothingFoundMessage={t('cluster.noZone')}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />

      <h2 className={classes.group}>{t('entry.title')}</h2>
      <Switch
        label={t('entry.openJoining')}
        description={t('entry.openJoiningWhy')}
        checked={values.openJoining}
        onChange={({ currentTarget }) => change({ openJoining: currentTarget.checked })}
      />
      <Radio.Group
        label={t('entry.secondFactor')}
        description={t('entry.secondFactorWhy')}
        value={values.secondFactor}
        onChange={(rule) => change({ secondFactor: rule as Settings['secondFactor'] })}
      >
        {(['nobody', 'administrators', 'everyone'] as const).map((rule) => (
          <Radio key={rule} value={rule} label={t(`entry.rule.${rule}`)} mt="sm" />
        ))}
      </Radio.Group>

      <h2 className={classes.group}>{t('traces.title')}</h2>
      <Select
        label={t('traces.retention')}
        description={t('traces.retentionWhy')}
        value={String(values.retentionDays)}
        data={[...new Set([...periods, values.retentionDays])]
          .toSorted((a, b) => a - b)
          .map((days) => ({ value: String(days), label: t('traces.days', { count: days }) }))}
        allowDeselect={false}
        onChange={(days) => days && change({ retentionDays: Number(days) })}
      />
      {refusal && (
        <Notice
          kind="error"
          action={
            error instanceof Refused && error.code === 'stale' ? (
              <button type="button" className="nv-link" onClick={takeTheirs}>
                {t('takeTheirs')}
              </button>
            ) : undefined
          }
        >
          {refusal.problem}
        </Notice>
      )}
      <div className={classes.foot}>
        <Button type="submit" aria-disabled={isPending}>
          {t(isPending ? 'saving' : 'save')}
        </Button>
      </div>
    </form>
  )
}

const wordsOf = ({ name, language, timeZone, openJoining, secondFactor, retentionDays, version }: Settings): ClusterWords => ({
  name,
  language,
  timeZone,
  openJoining,
  secondFactor,
  retentionDays,
  version,
})

const check = checkWith(ClusterEdit)

const zoneName = (zone: string) => zone.replaceAll('_', ' ')
