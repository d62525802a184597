import type { ProjectDraft } from '../queries.ts'

const keyOf = (place: string) => `navette.draft.project:${place}`

/** What was typed and not saved, kept on this device for a place (`<account>:<project>`): a closed drawer or a reload takes nothing. */
export const keptProject = (place: string): Partial<ProjectDraft> | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? kept : null
  } catch {
    return null
  }
}

export const keepProject = (place: string, draft: ProjectDraft | null) => {
  try {
    if (draft === null) localStorage.removeItem(keyOf(place))
    else localStorage.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // A device that keeps nothing still shows what is typed.
  }
}
