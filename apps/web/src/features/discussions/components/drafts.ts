const keyOf = (place: string) => `navette.draft.${place}`

/** The text kept on this device for a place (`<account>:thread:<id>`: accounts that share a device do not read each other), so that a reload or a lost network takes nothing. */
export const keptDraft = (place: string): string => {
  try {
    return localStorage.getItem(keyOf(place)) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a text; an empty one is forgotten. A device that refuses to keep anything is not an error. */
export const keepDraft = (place: string, text: string) => {
  try {
    if (text === '') localStorage.removeItem(keyOf(place))
    else localStorage.setItem(keyOf(place), text)
  } catch {
    // Private browsing, or no room left: the text stays on the screen.
  }
}
