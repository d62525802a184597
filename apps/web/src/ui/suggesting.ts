import { PluginKey } from '@tiptap/pm/state'
import { type Editor, Extension, type Range } from '@tiptap/react'
import { Suggestion } from '@tiptap/suggestion'
import { createBus } from '../lib/bus.ts'
import type { Suggest, Suggested } from './suggested.ts'

/** What is offered at this moment, and where. */
interface Offer {
  items: Suggested[]
  at: number
  rect: DOMRect | null
  choose: (item: Suggested) => void
}

/** The list that follows the writing: one for each editor. */
export const createOffers = () => {
  const changed = createBus<void>()
  let offer: Offer | null = null
  const set = (next: Offer | null) => {
    offer = next
    changed.publish()
  }
  const move = (step: number) => offer && set({ ...offer, at: (offer.at + step + offer.items.length) % offer.items.length })
  return {
    subscribe: changed.subscribe,
    now: () => offer,
    show: (items: Suggested[], rect: DOMRect | null, choose: Offer['choose']) =>
      set(items.length > 0 ? { items, at: Math.min(offer?.at ?? 0, items.length - 1), rect, choose } : null),
    end: () => set(null),
    point: (at: number) => offer && set({ ...offer, at }),
    /** Returns whether the key was for the list. */
    press: (key: string): boolean => {
      if (!offer) return false
      if (key === 'ArrowDown') move(1)
      else if (key === 'ArrowUp') move(-1)
      else if (key === 'Enter' || key === 'Tab') {
        const chosen = offer.items[offer.at]
        if (chosen) offer.choose(chosen)
      } else if (key === 'Escape') set(null)
      else return false
      return true
    },
  }
}

export type Offers = ReturnType<typeof createOffers>

interface Signs {
  offers: Offers
  /** What each sign offers now; looked up when it is typed. */
  suggest: (sign: '@' | '#' | ':') => Suggest | undefined
}

/** Letters after which a sign begins to offer something: an hour or a smile is no emoji. */
const fewest = { '@': 0, '#': 0, ':': 2 }

/** Offers people after @, things after #, emoji after a colon. */
export const signs = ({ offers, suggest }: Signs) =>
  Extension.create({
    name: 'signs',
    addProseMirrorPlugins() {
      return (['@', '#', ':'] as const).map((sign) =>
        Suggestion<Suggested, Suggested>({
          editor: this.editor,
          pluginKey: new PluginKey(`signs ${sign}`),
          char: sign,
          minQueryLength: fewest[sign],
          debounce: sign === ':' ? 0 : 120,
          allow: ({ editor }) => suggest(sign) !== undefined && !editor.isActive('code') && !editor.isActive('codeBlock'),
          items: async ({ query }) => (query.length < fewest[sign] ? [] : ((await suggest(sign)?.(query).catch(() => [])) ?? [])),
          command: ({ editor, range, props }) => put(editor, range, props),
          render: () => ({
            onStart: ({ items, clientRect, command }) => offers.show(items, clientRect?.() ?? null, command),
            onUpdate: ({ items, clientRect, command }) => offers.show(items, clientRect?.() ?? null, command),
            onKeyDown: ({ event }) => offers.press(event.key),
            onExit: () => offers.end(),
          }),
        }),
      )
    },
  })

const put = (editor: Editor, range: Range, { insert }: Suggested) => {
  const piece = 'letters' in insert ? { type: 'text', text: insert.letters } : { type: 'reference', attrs: insert }
  editor
    .chain()
    .focus()
    .insertContentAt(range, 'letters' in insert ? piece : [piece, { type: 'text', text: ' ' }])
    .run()
}
