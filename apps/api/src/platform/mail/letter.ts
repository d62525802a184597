import type { Language } from '@navette/contract/accounts/schema.ts'

/** A letter as it leaves: every one can be read without pictures, and without HTML. */
export interface Letter {
  to: string
  subject: string
  text: string
  html: string
}

/** What a letter says, in the language of whoever reads it. */
export interface Wording {
  subject: string
  paragraphs: readonly string[]
  /** The one thing to do. */
  button?: { label: string; address: string }
  /** After the button: until when it serves, what to do if it was not asked for. */
  afterwards?: readonly string[]
}

interface Addressee {
  email: string
  /** Empty where it is not known yet. */
  name: string
  language: Language
}

/**
 * Lays out a letter, in plain text and in HTML. Everything given is text: what somebody wrote cannot become markup or a header.
 */
export function compose({ email, name, language }: Addressee, { subject, paragraphs, button, afterwards = [] }: Wording): Letter {
  const greeting = `${language === 'fr' ? 'Bonjour' : 'Hello'}${name ? ` ${name}` : ''},`
  const said = [greeting, ...paragraphs]
  const text = [
    ...said,
    ...(button ? [`${button.label}${language === 'fr' ? '\u00a0' : ''}:\n${button.address}`] : []),
    ...afterwards,
  ].join('\n\n')
  const html = page(language, subject, [
    ...said.map((words) => `<p>${escaped(words).replaceAll('\n', '<br>')}</p>`),
    ...(button
      ? [`<p style="margin:28px 0"><a href="${escaped(button.address)}" style="${buttonStyle}">${escaped(button.label)}</a></p>`]
      : []),
    ...afterwards.map((words) => `<p style="color:#5c5b57;font-size:14px">${escaped(words).replaceAll('\n', '<br>')}</p>`),
    ...(button ? [`<p style="color:#5c5b57;font-size:13px;word-break:break-all">${escaped(button.address)}</p>`] : []),
  ])
  return { to: email, subject: subject.replace(/[\r\n\t ]+/g, ' '), text: `${text}\n`, html }
}

const buttonStyle =
  'background:#1d1e24;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block;font-weight:600'

const page = (language: Language, title: string, lines: string[]) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;background:#ffffff;color:#1d1e24;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
${lines.join('\n')}
</div></body></html>
`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** The address of a page, for a link in a letter. Without PUBLIC_URL the installation is only reached from its own machine. */
export const pageAddress = ({ publicUrl, port }: { publicUrl: string | null; port: number }, path: `/${string}`): string =>
  `${publicUrl ?? `http://localhost:${port}`}${path}`
