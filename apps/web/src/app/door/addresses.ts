type Address = Pick<Location, 'pathname' | 'search' | 'hash'>

const doors = new Set(['/connexion', '/premiers-pas', '/connexion/retour', '/lien', '/mot-de-passe', '/adresse'])

/** Whether this is a page for those who are not signed in. */
export const isDoor = (pathname: string): boolean => doors.has(pathname)

/** Pages that lead in from elsewhere: they are read in front of the door, and behind it by who is signed in. */
const arrivals = new Set(['/invitation', '/rejoindre'])

export const isArrival = (pathname: string): boolean => arrivals.has(pathname)

/** What the fragment of a link holds, which no server and no log sees. */
export const linkOf = ({ hash }: Pick<Location, 'hash'>): { token: string; confirmation: string | null } => {
  const given = new URLSearchParams(hash.slice(1))
  return { token: given.get('jeton') ?? '', confirmation: given.get('confirmation') }
}

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
