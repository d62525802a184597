import type { Language } from '@navette/contract/accounts/schema.ts'
import type { ProjectStage } from '@navette/contract/projects/schema.ts'
import type { Content } from 'pdfmake/interfaces.js'
import { sayDay } from '../../platform/clock/day-words.ts'
import { pdf } from '../../platform/files/pdf.ts'
import { reportFrameWords, stageIn } from './report-words.ts'

/** What a report holds, before it is laid out. */
export interface Report {
  title: string
  summary: string
  organisations: string[]
  lead: string | null
  stage: ProjectStage
  from: string
  to: string
  madeOn: string
  madeBy: string
  people: { name: string; organisation: string | null }[]
  morePeople: number
  figures: { count: number; label: string }[]
  lines: { day: string; text: string }[]
  /** There are more lines than fit. */
  cut: boolean
}

/** « 12 500 » */
const figure = (language: Language, count: number) => count.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')

/** What both ways of writing it say, in order. */
function worded(report: Report, language: Language) {
  const words = reportFrameWords[language]
  const { lead, stage, people, morePeople, lines } = report
  return {
    period: words.period(sayDay(report.from, language, 'far'), sayDay(report.to, language, 'far')),
    facts: [
      { name: words.organisations, value: new Intl.ListFormat(language).format(report.organisations) },
      ...(lead ? [{ name: words.lead, value: lead }] : []),
      { name: words.stage, value: stageIn(language, stage) },
    ],
    groups: [...Map.groupBy(people, ({ organisation }) => organisation ?? words.elsewhere)].map(([name, those]) => ({
      name,
      people: those.map((each) => each.name).join(', '),
    })),
    peopleTitle: words.people(people.length + morePeople),
    more: morePeople > 0 ? words.morePeople(morePeople) : null,
    days: [...Map.groupBy(lines, ({ day }) => day)].map(([day, those]) => ({
      day: sayDay(day, language, 'full'),
      texts: those.map(({ text }) => text),
    })),
    cut: report.cut ? words.cut(lines.length) : null,
    made: words.made(sayDay(report.madeOn, language, 'far'), report.madeBy),
  }
}

export function reportMarkdown(report: Report, language: Language): string {
  const words = reportFrameWords[language]
  const { period, facts, groups, peopleTitle, more, days, cut, made } = worded(report, language)
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const parts = [
    `# ${literally(report.title)}`,
    `${words.kind}. ${period}.`,
    ...(report.summary ? [literally(report.summary)] : []),
    facts.map(({ name, value }) => `- **${name}**${colon} ${literally(value)}`).join('\n'),
    `## ${peopleTitle}`,
    [...groups.map(({ name, people }) => `- **${literally(name)}**${colon} ${literally(people)}`), ...(more ? [`- ${more}`] : [])].join(
      '\n',
    ),
    ...(report.figures.length > 0
      ? [`## ${words.figures}`, report.figures.map(({ count, label }) => `- **${figure(language, count)}** ${label}`).join('\n')]
      : []),
    `## ${words.line}`,
    ...(days.length === 0
      ? [words.nothing]
      : days.map(({ day, texts }) => [`### ${day}`, '', ...texts.map((text) => `- ${literally(text)}`)].join('\n'))),
    ...(cut ? [`> ${cut}`] : []),
    made,
  ]
  return `${parts.join('\n\n')}\n`
}

/** Signs of Markdown that somebody's words hold say themselves (CommonMark, section 2.4). */
const literally = (text: string) => text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&')

export function reportPdf(report: Report, language: Language): Promise<Uint8Array> {
  const words = reportFrameWords[language]
  const { period, facts, groups, peopleTitle, more, days, cut, made } = worded(report, language)
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const named = (name: string, value: string): Content => ({
    text: [{ text: `${name}${colon} `, bold: true }, value],
    margin: [0, 0, 0, 3],
  })
  const content: Content[] = [
    { text: words.kind, style: 'quiet' },
    { text: report.title, style: 'title', margin: [0, 4, 0, 6] },
    { text: period, fontSize: 12, margin: [0, 0, 0, 12] },
    ...(report.summary ? [{ text: report.summary, fontSize: 12, style: 'quiet', margin: [0, 0, 0, 12] } as Content] : []),
    ...facts.map(({ name, value }) => named(name, value)),
    { text: peopleTitle, style: 'section' },
    ...groups.map(({ name, people }) => named(name, people)),
    ...(more ? [{ text: more }] : []),
    ...(report.figures.length > 0 ? [{ text: words.figures, style: 'section' }, figuresIn(report, language)] : []),
    { text: words.line, style: 'section' },
    ...(days.length === 0 ? [{ text: words.nothing, style: 'quiet' }] : []),
    ...days.flatMap(({ day, texts }): Content[] => [
      // A day is not left alone at the foot of a page.
      { unbreakable: true, stack: [{ text: day, style: 'day' }, { text: texts[0] ?? '' }] },
      ...texts.slice(1).map((text) => ({ text, margin: [0, 2, 0, 0] }) as Content),
    ]),
    ...(cut ? [{ text: cut, style: 'quiet', margin: [0, 16, 0, 0] } as Content] : []),
    { text: made, style: 'quiet', margin: [0, 20, 0, 0] },
  ]
  return pdf({ title: `${report.title}, ${words.kind}`, language, foot: `${report.title}, ${words.kind.toLowerCase()}`, content })
}

/** Figures under each other, by their last digit. */
const figuresIn = ({ figures }: Report, language: Language): Content => ({
  layout: 'noBorders',
  table: {
    widths: ['auto', '*'],
    body: figures.map(({ count, label }) => [{ text: figure(language, count), bold: true, alignment: 'right' }, label]),
  },
})
