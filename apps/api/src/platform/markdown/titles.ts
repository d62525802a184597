import type { Language } from '@navette/contract/accounts/schema.ts'
import { type Target, targetOf } from './targets.ts'

/** A title as its reader may see it, found in one query for a page of texts. */
export interface Title {
  ref: string
  title: string
}

const words: Record<Language, { unseen: string; everyone: string; someTeam: string; team: (title: string) => string }> = {
  fr: {
    unseen: 'une page qui n’est pas partagée avec vous',
    everyone: '@tous',
    someTeam: '@équipe',
    team: (title) => `@équipe de ${title}`,
  },
  en: { unseen: 'a page that is not shared with you', everyone: '@everyone', someTeam: '@team', team: (title) => `@team of ${title}` },
}

const link = /<a href="[^"]*" data-(chip|mention)="(\w+)" data-ref="([\w:-]+)">(.*?)<\/a>/g

/**
 * Puts the titles of now into the chips and mentions of a text, for one reader: the text itself holds none, so that it cannot tell a title
 * to whoever may not see it. Only HTML that `render` made goes in here.
 */
export function withTitles(html: string, titles: readonly Title[], language: Language): string {
  if (!html.includes(' data-ref="')) return html
  const known = new Map(titles.map(({ ref, title }) => [ref, title]))
  return html.replace(link, (whole, as: 'chip' | 'mention', _kind, ref: string, label: string) => {
    const name = nameOf(targetOf(ref), as, known.get(ref), language)
    if (name) return whole.replace(`>${label}</a>`, () => `>${escaped(name)}</a>`)
    return as === 'mention' ? whole : `<span data-unseen>${escaped(words[language].unseen)}</span>`
  })
}

function nameOf(target: Target, as: 'chip' | 'mention', title: string | undefined, language: Language): string | undefined {
  if (target.kind === 'everyone') return words[language].everyone
  if (as === 'mention' && target.kind === 'project') return title === undefined ? words[language].someTeam : words[language].team(title)
  if (title === undefined || as === 'chip') return title
  return `@${title}`
}

const escaped = (title: string) => title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
