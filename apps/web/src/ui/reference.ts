import { mergeAttributes, Node } from '@tiptap/react'

interface ReferenceOptions {
  /** The title of a page of ours, as whoever writes may see it. */
  titleOf: (path: string) => Promise<string | null>
}

/** `[@Théo](/personnes/…)`, `[@tous](#tous)`, `[#](/fils/…)` */
const written = /^\[(@[^[\]\n]+|#)\]\((\/[^()\s]*|#tous)\)/

/**
 * A mention or a chip, as one piece that is kept or taken away whole. A chip's title is never part of the text: it is shown here to whoever
 * writes, and asked for again when the text comes back.
 */
export const Reference = Node.create<ReferenceOptions>({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ titleOf: async () => null }),
  addAttributes: () => ({ as: { default: 'mention' }, label: { default: '' }, href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[data-ref]',
      priority: 60,
      getAttrs: (element) => ({
        as: element.hasAttribute('data-chip') ? 'chip' : 'mention',
        label: element.textContent,
        href: element.getAttribute('href'),
      }),
    },
    {
      tag: 'span[data-reference]',
      getAttrs: (element) => ({
        as: element.dataset['reference'],
        label: element.textContent,
        href: element.dataset['href'],
      }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes: { as, label, href, ...rest } }) => [
    'span',
    mergeAttributes(rest, { 'data-reference': as, 'data-href': href }),
    node.attrs['label'] || '#',
  ],
  renderText: ({ node }) => node.attrs['label'],
  markdownTokenName: 'reference',
  markdownTokenizer: {
    name: 'reference',
    level: 'inline',
    start: (source) => source.search(/\[[@#]/),
    tokenize: (source) => {
      const [raw, label = '', href = ''] = written.exec(source) ?? []
      return raw ? { type: 'reference', raw, text: label, href } : undefined
    },
  },
  parseMarkdown: (token, helpers) => {
    const label = String(token.text ?? '')
    return helpers.createNode('reference', {
      as: label === '#' ? 'chip' : 'mention',
      label: label === '#' ? '' : label,
      href: token['href'],
    })
  },
  renderMarkdown: ({ attrs = {} }) =>
    attrs['as'] === 'chip' ? `[#](${attrs['href']})` : `[${String(attrs['label']).replace(/[[\]\n]/g, '')}](${attrs['href']})`,
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.dataset['reference'] = String(node.attrs['as'])
      dom.textContent = String(node.attrs['label'] || '#')
      // A title that came without its words is looked up; nothing of the text changes by it.
      if (!node.attrs['label'])
        void this.options.titleOf(String(node.attrs['href'])).then((title) => {
          if (title) dom.textContent = title
        })
      return { dom }
    }
  },
})
