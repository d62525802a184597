import { newId } from '@navette/contract/core/ids.ts'
import { openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hostile } from '../../../test/hostile.ts'
import { projectId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

/** Whatever somebody sends through the door, what a browser would build from the answer runs nothing and fetches nothing. */

let server: TestServer
let camille: Visitor
const thread = newId()
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  const post = { id: newId(), text: 'Essayez.' }
  await camille.call(openThread, { body: { id: thread, title: 'Essais', projectId: projectId('nuit-du-court'), post } })
})
afterAll(() => server.close())

type Node = DefaultTreeAdapterMap['node']

const harmless: Record<string, readonly string[]> = {
  a: ['href', 'target', 'rel', 'data-chip', 'data-mention', 'data-ref'],
  img: ['src', 'alt', 'loading'],
  input: ['type', 'disabled', 'checked', 'data-line'],
  div: ['data-wide', 'tabindex'],
  pre: ['tabindex'],
  code: ['data-language'],
  ol: ['start'],
  li: ['data-task'],
  th: ['data-align'],
  td: ['data-align'],
  span: ['data-unseen'],
}
const plain = new Set('p br hr h2 h3 h4 h5 h6 ul blockquote strong em s table thead tbody tr label'.split(' '))

function* elementsOf(node: Node): Generator<DefaultTreeAdapterMap['element']> {
  if ('tagName' in node) yield node
  if ('content' in node) yield* elementsOf(node.content)
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child)
}

/** What is wrong with an element, as a browser sees it. */
function faultOf({ tagName, attrs, namespaceURI }: DefaultTreeAdapterMap['element']): string | null {
  if (namespaceURI !== 'http://www.w3.org/1999/xhtml' || !(tagName in harmless || plain.has(tagName))) return `<${tagName}>`
  for (const { name, value } of attrs) {
    if (!harmless[tagName]?.includes(name)) return `${tagName} ${name}`
    if (name === 'href') {
      const url = new URL(value, 'https://intranet.example')
      if (!['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) return value
      const outside = url.origin !== 'https://intranet.example'
      if (outside && !attrs.some((each) => each.name === 'rel' && each.value.includes('noopener'))) return `${value} without rel`
    }
    if (name === 'src' && !new URL(value, 'https://intranet.example').href.startsWith('https://intranet.example/api/files/')) return value
  }
  return tagName === 'input' && !attrs.some(({ name, value }) => name === 'type' && value === 'checkbox') ? 'input' : null
}

it.each(hostile.map((text) => [text]))('%j', async (text) => {
  const { status, body } = await camille.call(sendPost, { params: { threadId: thread }, body: { id: newId(), text } })
  expect(status).toBe(201)
  const faults = [...elementsOf(parseFragment(body.html ?? ''))].map(faultOf).filter((fault) => fault !== null)
  expect(faults).toEqual([])
})
