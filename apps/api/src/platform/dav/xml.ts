import { DOMImplementation, DOMParser, type Element, type Node, onErrorStopParsing, XMLSerializer } from '@xmldom/xmldom'

/** The namespaces that WebDAV and CalDAV speak, by the prefixes that we write them with. */
const spaces = {
  D: 'DAV:',
  C: 'urn:ietf:params:xml:ns:caldav',
  CS: 'http://calendarserver.org/ns/',
  A: 'http://apple.com/ns/ical/',
} as const

/** A name with its namespace: `D:href` for ours, `{http://example.org/}color` for any other. */
export type Name = `${keyof typeof spaces}:${string}` | `{${string}}${string}`

/** An element as it is read and written: what matters of a DOM. */
export interface Tree {
  name: Name
  attributes: Readonly<Record<string, string>>
  children: readonly (Tree | string)[]
}

/** An element. */
export const element = (name: Name, ...children: (Tree | string)[]): Tree => ({ name, attributes: {}, children })

/** The same with attributes. */
export const described = (name: Name, attributes: Record<string, string>, ...children: (Tree | string)[]): Tree => ({
  name,
  attributes,
  children,
})

const prefixes = new Map(Object.entries(spaces).map(([prefix, space]) => [space as string, prefix]))

/** Elements in one document, and one within another: no honest program comes near. */
const [mostElements, deepest] = [20_000, 30]

/**
 * Reads a document without a document type: there is nothing to expand in it.
 *
 * @returns its root; null for what is no such document, or a monstrous one
 */
export function readXml(text: string): Tree | null {
  // Before the library looks at it: entities are declared nowhere else.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return null
  if ((text.match(/</g)?.length ?? 0) > mostElements * 2) return null
  try {
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'application/xml').documentElement
    return root && treeOf(root, deepest)
  } catch {
    return null
  }
}

function treeOf(node: Element, depth: number): Tree {
  if (depth === 0) throw new Error('Too deep.')
  const space = node.namespaceURI ?? ''
  const prefix = prefixes.get(space)
  const local = node.localName ?? ''
  const children: (Tree | string)[] = []
  for (let child: Node | null = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE) children.push(treeOf(child as Element, depth - 1))
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) children.push(child.nodeValue ?? '')
  }
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return { name: prefix ? (`${prefix}:${local}` as Name) : `{${space}}${local}`, attributes, children }
}

/** The elements in it. */
export const within = ({ children }: Tree): Tree[] => children.filter((child) => typeof child !== 'string')

/** The first element in it with this name. */
export const first = (tree: Tree, name: Name): Tree | undefined => within(tree).find((child) => child.name === name)

/** What stands in it as text. */
export const textOf = ({ children }: Tree): string => children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** What XML cannot hold at all (section 2.2 of its recommendation). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A document with its declaration. */
export function writeXml(tree: Tree): string {
  const document = new DOMImplementation().createDocument(null, '')
  const make = ({ name, attributes, children }: Tree): Element => {
    const named = /^\{([^}]*)\}(.*)$/.exec(name)
    const [prefix = 'D', local = ''] = name.split(':', 2)
    const node = named
      ? document.createElementNS(named[1] ?? '', named[2] ?? '')
      : document.createElementNS(spaces[prefix as keyof typeof spaces], `${prefix}:${local}`)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
    for (const child of children)
      node.appendChild(typeof child === 'string' ? document.createTextNode(child.replace(unspeakable, '')) : make(child))
    return node
  }
  const root = make(tree)
  // Said once, at the root, and not again on every element.
  for (const [prefix, space] of Object.entries(spaces)) root.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, space)
  document.appendChild(root)
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(document)}`
}
