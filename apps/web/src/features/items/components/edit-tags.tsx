import { Button, Group, Modal, TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { mostTags, type Tag } from '@navette/contract/items/schema.ts'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { useItemTags, useTagItem, useTags, useUntagItem } from '../tag-queries.ts'

interface EditTagsProps {
  itemId: string
  title: string
  onClose: () => void
}

/** Puts tags on a thing and takes them off; each is kept as soon as it is chosen, and others see it. */
export function EditTags({ itemId, title, onClose }: EditTagsProps) {
  const { t } = useTranslation('items')
  const tags = useItemTags(itemId)?.tags ?? []
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search.trim(), 150)
  const known = useTags(wanted, 20).data?.items ?? []
  const adding = useTagItem(itemId)
  const removing = useUntagItem(itemId)
  const change = (names: string[]) => {
    for (const name of names.filter((each) => !tags.some((tag) => tag.name === each))) adding.mutate(name.trim())
    for (const { id } of tags.filter((tag) => !names.includes(tag.name))) removing.mutate(id)
  }
  const problem = adding.error ?? removing.error
  return (
    <Modal opened centered onClose={onClose} title={t('tags.edit', { title })} closeButtonProps={{ 'aria-label': t('tags.close') }}>
      <TagsInput
        label={t('tags.label')}
        description={t('tags.why')}
        placeholder={tags.length < mostTags ? t('tags.hint') : ''}
        value={tags.map(({ name }: Tag) => name)}
        onChange={change}
        data={known.map(({ name }) => name)}
        searchValue={search}
        onSearchChange={setSearch}
        maxTags={mostTags}
        maxLength={40}
        splitChars={[',', ';']}
        isDuplicate={(name, current) => current.some((each) => each.localeCompare(name.trim(), undefined, { sensitivity: 'base' }) === 0)}
        error={problem && problemWords(problem)}
        acceptValueOnBlur={false}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t('tags.done')}</Button>
      </Group>
    </Modal>
  )
}
