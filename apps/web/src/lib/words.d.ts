import 'i18next'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      lib: typeof import('./words/fr.json')
      ui: typeof import('../ui/words/fr.json')
      app: typeof import('../app/words/fr.json')
      accounts: typeof import('../features/accounts/words/fr.json')
      organisations: typeof import('../features/organisations/words/fr.json')
      projects: typeof import('../features/projects/words/fr.json')
      discussions: typeof import('../features/discussions/words/fr.json')
      administration: typeof import('../features/administration/words/fr.json')
    }
  }
}
