const kept = 'navette.letters'

/**
 * Whether single letters are shortcuts in this browser. Who speaks to their computer, or whose hands tremble, needs to turn them off
 * (WCAG 2.1.4).
 */
export const lettersWanted = (): boolean => {
  try {
    return localStorage.getItem(kept) !== 'off'
  } catch {
    return true
  }
}

export const wantLetters = (wanted: boolean): void => {
  try {
    localStorage.setItem(kept, wanted ? 'on' : 'off')
  } catch {
    // Without storage they stay on.
  }
}
