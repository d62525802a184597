const kept = 'navette.someone'

/**
 * Whether somebody was signed in here when this browser last looked. Only a guess, so that a stranger's first page stays light and a member's
 * comes at once: the cookies decide.
 */
export const someoneWasHere = (): boolean => {
  try {
    return localStorage.getItem(kept) === 'yes'
  } catch {
    return false
  }
}

export const rememberSomeone = (here: boolean): void => {
  try {
    if (here) localStorage.setItem(kept, 'yes')
    else localStorage.removeItem(kept)
  } catch {
    // Without storage the server is asked first.
  }
}

/** The door, for whoever has just closed their account. */
export const closedDoor = '/connexion?compte=ferme'

/** The door, for whoever was inside when their account was suspended. */
export const suspendedDoor = '/connexion?compte=suspendu'
