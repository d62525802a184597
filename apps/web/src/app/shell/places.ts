import type { Me } from '@navette/contract/accounts/schema.ts'
import {
  IconAffiliate,
  IconBuilding,
  IconCalendarEvent,
  IconHome,
  IconInbox,
  IconMessages,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'

/** A place of the product that one may go to. */
export interface Place {
  /** Its word in `app:places`. */
  key: 'home' | 'unread' | 'threads' | 'calendar' | 'projects' | 'people' | 'organisations' | 'administration'
  path: string
  /** Where single things of it have pages of their own. */
  things?: string
  icon: typeof IconHome
  /** Pressed after g. */
  letter: string
}

const home: Place = { key: 'home', path: '/', icon: IconHome, letter: 'a' }
const unread: Place = { key: 'unread', path: '/non-lus', icon: IconInbox, letter: 'n' }
const threads: Place = { key: 'threads', path: '/fils', icon: IconMessages, letter: 'f' }
const calendar: Place = { key: 'calendar', path: '/calendrier', things: '/evenements/', icon: IconCalendarEvent, letter: 'c' }
const projects: Place = { key: 'projects', path: '/projets', icon: IconAffiliate, letter: 'p' }
const people: Place = { key: 'people', path: '/personnes', icon: IconUsers, letter: 'e' }
const organisations: Place = { key: 'organisations', path: '/structures', icon: IconBuilding, letter: 's' }
const administration: Place = { key: 'administration', path: '/administration', icon: IconSettings, letter: 'd' }

/** The places that exist for this person, in the order of the navigation. */
export const placesFor = (me: Pick<Me, 'administrator' | 'can'>): Place[] => [
  home,
  unread,
  threads,
  calendar,
  projects,
  ...(me.can.seePeople ? [people] : []),
  organisations,
  ...(me.administrator ? [administration] : []),
]

/** The side bar shows projects by name, under the places. */
export const sidePlaces = (me: Pick<Me, 'administrator' | 'can'>): Place[] => placesFor(me).filter(({ key }) => key !== 'projects')

/** On a phone: four at most, and what more there is. */
export const barPlaces = (me: Pick<Me, 'administrator' | 'can'>): Place[] => placesFor(me).slice(0, 4)

/** Whether a place holds the page at this address. */
export const holds = ({ path, things }: Place, pathname: string) =>
  path === '/' ? pathname === '/' : pathname.startsWith(path) || (things !== undefined && pathname.startsWith(things))
