import 'i18next'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      lib: typeof import('./words/fr.json')
      ui: typeof import('../ui/words/fr.json')
      app: typeof import('../app/words/fr.json')
      accounts: typeof import('../features/accounts/words/fr.json')
      sessions: typeof import('../features/sessions/words/fr.json')
      security: typeof import('../features/sessions/security/words/fr.json')
      factors: typeof import('../features/sessions/factors/words/fr.json')
      organisations: typeof import('../features/organisations/words/fr.json')
      invitations: typeof import('../features/invitations/words/fr.json')
      imports: typeof import('../features/invitations/imports/words/fr.json')
      follows: typeof import('../features/follows/words/fr.json')
      items: typeof import('../features/items/words/fr.json')
      projects: typeof import('../features/projects/words/fr.json')
      discussions: typeof import('../features/discussions/words/fr.json')
      calendar: typeof import('../features/calendar/words/fr.json')
      answers: typeof import('../features/calendar/answers/words/fr.json')
      series: typeof import('../features/calendar/series/words/fr.json')
      lanes: typeof import('../features/calendar/lanes/words/fr.json')
      holidays: typeof import('../features/calendar/holidays/words/fr.json')
      outside: typeof import('../features/calendar/outside/words/fr.json')
      feeds: typeof import('../features/calendar/feeds/words/fr.json')
      files: typeof import('../features/files/words/fr.json')
      audiences: typeof import('../features/audiences/words/fr.json')
      administration: typeof import('../features/administration/words/fr.json')
      settings: typeof import('../features/administration/settings/words/fr.json')
      journal: typeof import('../features/administration/journal/words/fr.json')
      letters: typeof import('../features/administration/letters/words/fr.json')
      table: typeof import('../features/administration/table/words/fr.json')
      rights: typeof import('../features/administration/rights/words/fr.json')
      data: typeof import('../features/administration/data/words/fr.json')
      health: typeof import('../features/administration/health/words/fr.json')
    }
  }
}
