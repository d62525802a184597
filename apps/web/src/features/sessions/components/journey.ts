const kept = 'navette.return'

/** Notes where one was going before one leaves for the provider: `?retour=…` of the sign-in page. */
export const keepReturn = (): void => {
  try {
    sessionStorage.setItem(kept, location.search)
  } catch {
    // Without storage one arrives at home.
  }
}

/** The `?retour=…` that was noted, once. */
export const takeReturn = (): string => {
  try {
    const search = sessionStorage.getItem(kept) ?? ''
    sessionStorage.removeItem(kept)
    return search
  } catch {
    return ''
  }
}
