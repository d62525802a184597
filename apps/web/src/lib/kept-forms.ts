const keyOf = (kind: string, place: string) => `navette.draft.${kind}:${place}`

/** What was typed into a form and not saved, kept on this device for a place (`<account>:<thing>`): a closed drawer or a reload takes nothing. */
export const keptForm = <T extends object>(kind: string, place: string): Partial<T> | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind, place)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : null
  } catch {
    return null
  }
}

export const keepForm = (kind: string, place: string, draft: object | null): void => {
  try {
    if (draft === null) localStorage.removeItem(keyOf(kind, place))
    else localStorage.setItem(keyOf(kind, place), JSON.stringify(draft))
  } catch {
    // A device that keeps nothing still shows what is typed.
  }
}
