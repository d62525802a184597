import { describe, expect, it } from 'vitest'
import { createMarkdown } from './markdown.ts'
import { withTitles } from './titles.ts'

const { render } = createMarkdown('https://intranet.example', [
  { kind: 'thread', path: '/fils/' },
  { kind: 'person', path: '/personnes/' },
  { kind: 'project', path: '/projets/' },
])
const html = (text: string) => render(text).html
const id = '0199a000-0000-7000-8000-000000000001'

describe('a text', () => {
  it.each([
    ['a **b** ~~c~~ `d`', '<p>a <strong>b</strong> <s>c</s> <code>d</code></p>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    ['L’œuvre\u202f; « a\u00a0» ', '<p>L’œuvre\u202f; « a\u00a0»</p>'],
    ['a  \nb', '<p>a<br />\nb</p>'],
    ['<b>a</b>', '<p>&lt;b&gt;a&lt;/b&gt;</p>'],
    ['```js\n<a>\n```', '<pre tabindex="0"><code data-language="js">&lt;a&gt;\n</code></pre>'],
    ['a<br>b<br/onclick=x>', '<p>a<br />\nb&lt;br/onclick=x&gt;</p>'],
    ['fin.Je', '<p>fin.Je</p>'],
  ])('%j is read as it was meant', (text, expected) => expect(html(text)).toBe(expected))

  it('has headings without a gap, below those of the page', () => {
    const levels = (text: string, from?: 2 | 3) => [...render(text, from).html.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level))
    expect(levels('# a\n\n### b\n\n###### c\n\n# d')).toEqual([2, 3, 4, 2])
    expect(levels('### a\n\n# b', 3)).toEqual([3, 3])
  })

  it('has tables that can be scrolled, with their sides', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toMatch(/^<div data-wide tabindex="0"><table>.*<th data-align="right">b<\/th>/s)
  })

  it('has boxes that say on which line they stand', () => {
    expect(html('Il reste :\n\n- [ ] un\n- [x] **deux**')).toContain(
      '<li data-task="open"><label><input type="checkbox" disabled data-line="2" />un</label></li>\n' +
        '<li data-task="done"><label><input type="checkbox" disabled data-line="3" checked /><strong>deux</strong></label></li>',
    )
    expect(html('[ ] pas une liste\n\n    - [ ] du code')).not.toContain('<input')
  })
})

describe('links', () => {
  it.each([
    ['[a](https://a.example)', '<a href="https://a.example/" target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['[a](https://intranet.example/calendrier?jour=1)', '<a href="/calendrier?jour=1">a</a>'],
    ['[a](/calendrier)', '<a href="/calendrier">a</a>'],
    ['![a](https://a.example/p.png)', '<a href="https://a.example/p.png" target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['![a](/api/files/x/content)', '<img src="/api/files/x/content" alt="a" loading="lazy" />'],
    [`[mon fil](/fils/${id})`, `<a href="/fils/${id}">mon fil</a>`],
    [`[#](/fils/${id}#message-3)`, `<a href="/fils/${id}#message-3" data-chip="thread" data-ref="thread:${id}">#</a>`],
    [`https://intranet.example/fils/${id}`, `<a href="/fils/${id}" data-chip="thread" data-ref="thread:${id}">#</a>`],
    [`[@Théo Villard](/personnes/${id})`, `<a href="/personnes/${id}" data-mention="person" data-ref="person:${id}">@Théo Villard</a>`],
    ['[@tous](#tous)', '<a href="#tous" data-mention="everyone" data-ref="everyone">@tous</a>'],
  ])('%s', (text, expected) => expect(html(text)).toBe(`<p>${expected}</p>`))

  it('say whom they call and what they name', () => {
    const { mentions, refs } = render(`[@a](/personnes/${id}) [@tous](#tous) [#](/fils/${id}) \`[@b](/projets/${id})\``)
    expect(mentions).toEqual([
      { kind: 'person', id },
      { kind: 'everyone', id: '' },
    ])
    expect(refs).toEqual([`person:${id}`, `thread:${id}`])
  })
})

describe('titles', () => {
  const text = `[#](/fils/${id}) [@équipe](/projets/${id}) [@tous](#tous)`
  it('are put in for whoever may see them, as text', () => {
    const titles = [
      { ref: `thread:${id}`, title: 'Bar & <b>$&</b>' },
      { ref: `project:${id}`, title: 'Nuit' },
    ]
    const shown = withTitles(html(text), titles, 'en')
    expect(shown).toContain('>Bar &#38; &#60;b&#62;$&#38;&#60;/b&#62;</a>')
    expect(shown).toContain('>@team of Nuit</a>')
    expect(shown).toContain('>@everyone</a>')
  })
  it('are not told to anybody else', () => {
    expect(withTitles(html(text), [], 'fr')).toBe(
      '<p><span data-unseen>une page qui n’est pas partagée avec vous</span> ' +
        `<a href="/projets/${id}" data-mention="project" data-ref="project:${id}">@équipe</a> ` +
        '<a href="#tous" data-mention="everyone" data-ref="everyone">@tous</a></p>',
    )
  })
})
