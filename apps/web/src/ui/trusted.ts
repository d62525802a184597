interface Policy {
  createHTML: (html: string) => string
}

/** The one place that hands HTML to the browser: where Trusted Types are asked for (W3C Trusted Types), this is the policy to name. */
const policy = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }).trustedTypes?.createPolicy(
  'navette-prose',
  { createHTML: (html) => html },
)

/** HTML that the server rendered and made harmless, in the form in which the browser takes it. */
export const trusted = (html: string): string => policy?.createHTML(html) ?? html
