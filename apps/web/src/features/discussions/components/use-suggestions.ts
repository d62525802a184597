import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import type { Suggest, Suggested } from '../../../ui/suggested.ts'
import { askMentions, askThings, type Where } from '../queries.ts'
import { titleOf } from './titles.ts'

/** What @ and # offer in a text that stands, or will stand, somewhere. */
export const useSuggestions = (where: Where) => {
  const { t } = useTranslation('discussions')
  const { threadId, projectId, organisationId } = where
  return useMemo(() => {
    const place: Where = { ...(threadId && { threadId }), ...(projectId && { projectId }), ...(organisationId && { organisationId }) }
    return { mention: suggestPeople(place, t), name: suggestThings(t), titleOf }
  }, [threadId, projectId, organisationId, t])
}

const suggestPeople =
  (where: Where, t: TFunction<'discussions'>): Suggest =>
  async (letters) => {
    const { people, teams, organisations, everyone } = await askMentions(where, letters)
    const count = (number: number) => t('mention.people', { count: number })
    const named = people.map(
      ({ person, sees }): Suggested => ({
        key: person.id,
        label: person.name,
        insert: { as: 'mention', label: `@${person.name}`, href: `/personnes/${person.id}` },
        ...(sees ? { hint: person.organisation?.name ?? '' } : { hint: t('mention.unseen'), doubtful: true }),
      }),
    )
    const groups = [
      ...(everyone === null
        ? []
        : [{ key: 'everyone', label: t('mention.everyone'), hint: count(everyone), href: '#tous', word: '@tous' }]),
      ...teams.map(({ id, title, count: size }) => ({
        key: `team ${id}`,
        label: t('mention.team', { title }),
        hint: count(size),
        href: `/projets/${id}`,
        // The title of a project is not for everybody: the text holds none, and each reader sees their own.
        word: '@équipe',
      })),
      ...organisations.map(({ organisation, count: size }) => ({
        key: organisation.id,
        label: organisation.name,
        hint: count(size),
        href: `/structures/${organisation.id}`,
        word: `@${organisation.name}`,
      })),
    ].map(({ key, label, hint, href, word }): Suggested => ({ key, label, hint, insert: { as: 'mention', label: word, href } }))
    return [...named, ...groups]
  }

const suggestThings =
  (t: TFunction<'discussions'>): Suggest =>
  async (letters) => {
    const { things } = await askThings(letters)
    return things.map(({ kind, path, title }) => ({
      key: path,
      label: title,
      hint: kind === 'project' ? t('things.project') : t('things.thread'),
      insert: { as: 'chip', label: title, href: path },
    }))
  }
