import type { Language } from '@navette/contract/accounts/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { Services } from '../../platform/context.ts'
import { type StoredFile, type ZipEntry, zipOf } from '../../platform/files/zip.ts'

interface Whose {
  id: string
  name: string
  language: Language
}

/** All that is kept about a person, as a ZIP that leaves while it is read: what each feature gives, and a page that says what is what. */
export const packPerson = (services: Services, whose: Whose): FileAnswer => ({
  name: `${whose.name} ${services.clock.today()}.zip`,
  type: 'application/zip',
  content: zipOf(pack(services, whose)),
})

async function* pack(services: Services, { id, name, language }: Whose): AsyncGenerator<ZipEntry> {
  const told: string[] = []
  for (const { personalPart } of services.features) {
    for (const { name: path, holds, content } of (await personalPart?.read(services, id)) ?? []) {
      yield { path, content: isRaw(content) ? content : JSON.stringify(content, null, 2) }
      told.push(`- ${path}${language === 'fr' ? '\u00a0' : ''}: ${holds[language]}`)
    }
  }
  yield { path: readMe[language].file, content: readMe[language].text(name, services.clock.today(), told) }
}

const isRaw = (content: unknown): content is Uint8Array | StoredFile =>
  content instanceof Uint8Array || (typeof content === 'object' && content !== null && 'open' in content)

const readMe = {
  fr: {
    file: 'LISEZ-MOI.txt',
    text: (name: string, day: string, told: string[]) => `Tout ce que Navette retient sur ${name}, le ${day}.

Les fichiers .json s’ouvrent avec un navigateur ou un éditeur de texte. Les heures sont en temps universel (UTC).
Ni mots de passe ni clés : ils ne sont gardés nulle part en clair.

${told.join('\n')}
`,
  },
  en: {
    file: 'README.txt',
    text: (name: string, day: string, told: string[]) => `All that Navette keeps about ${name}, on ${day}.

A browser or a text editor opens the .json files. Times are universal time (UTC).
No passwords and no keys: they are kept nowhere in clear.

${told.join('\n')}
`,
  },
}
