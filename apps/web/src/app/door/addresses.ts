type Address = Pick<Location, 'pathname' | 'search' | 'hash'>

const doors = new Set(['/connexion', '/premiers-pas'])

/** Whether this is a page for those who are not signed in. */
export const isDoor = (pathname: string): boolean => doors.has(pathname)

/** The door, with the address to return to. */
export const signInAddress = ({ pathname, search, hash }: Address): string => {
  const wanted = pathname + search + hash
  return wanted === '/' ? '/connexion' : `/connexion?retour=${encodeURIComponent(wanted)}`
}

/** Only an address of ours: a link must not lead from our door to somebody else's house, nor back to the door. */
export const addressToReturnTo = ({ search, origin }: Pick<Location, 'search' | 'origin'>): string => {
  const wanted = new URL(new URLSearchParams(search).get('retour') ?? '/', origin)
  return wanted.origin === origin && !isDoor(wanted.pathname) ? wanted.pathname + wanted.search + wanted.hash : '/'
}
