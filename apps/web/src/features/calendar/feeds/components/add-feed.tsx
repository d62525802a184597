import { Button, Modal, Radio, Select, Stack } from '@mantine/core'
import { type FeedInput, FeedKind } from '@navette/contract/calendar/feed-schema.ts'
import { newId } from '@navette/contract/core/new-id.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import { say } from '../../../../ui/undo.tsx'
import { useAddFeed, useFeedChoices } from '../queries.ts'

/** What the calendar shows: what is mine, or an organisation, a project, a place. */
export function AddFeed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('feeds')
  const [kind, setKind] = useState<FeedKind>('mine')
  const [chosen, setChosen] = useState<string | null>(null)
  const { organisations, projects, places } = useFeedChoices(true)
  const add = useAddFeed()
  const choices = {
    mine: [],
    organisation: organisations.map(({ id, name }) => ({ value: id, label: name })),
    project: projects.map(({ id, title }) => ({ value: id, label: title })),
    place: places.map(({ id, name }) => ({ value: id, label: name })),
  }[kind]
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = inputOf(kind, chosen)
    setMissing(input === null)
    if (input)
      add.mutate(input, {
        onSuccess: () => {
          void say(t('added'))
          onClose()
        },
      })
  }
  return (
    <Modal opened onClose={onClose} title={t('add')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Radio.Group
            label={t('of')}
            value={kind}
            onChange={(value) => {
              setKind(FeedKind.parse(value))
              setChosen(null)
              setMissing(false)
            }}
          >
            <Stack gap={10} mt={8}>
              {FeedKind.options.map((each) => (
                <Radio key={each} value={each} label={t(`kinds.${each}`)} description={t(`means.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {kind !== 'mine' && (
            <Select
              key={kind}
              label={t(`which.${kind}`)}
              data={choices}
              value={chosen}
              onChange={setChosen}
              searchable
              nothingFoundMessage={t('none')}
              error={missing && t('needed')}
            />
          )}
          <Button type="submit" loading={add.isPending}>
            {t('go')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function inputOf(kind: FeedKind, chosen: string | null): FeedInput | null {
  const id = newId()
  if (kind === 'mine') return { id, kind }
  if (!chosen) return null
  if (kind === 'organisation') return { id, kind, organisationId: chosen }
  return kind === 'project' ? { id, kind, projectId: chosen } : { id, kind, placeId: chosen }
}
