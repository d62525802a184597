import {
  IconActivity,
  IconBuilding,
  IconFileExport,
  IconHeartHandshake,
  IconHistory,
  IconKey,
  IconMail,
  IconSettings,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react'
import type { RouteObject } from 'react-router'

/** A page of the administration. */
export interface Room {
  /** Its word in `app:administration.rooms`. */
  key: 'care' | 'accounts' | 'organisations' | 'roles' | 'audit' | 'exports' | 'personalData' | 'letters' | 'health' | 'settings'
  /** After `/administration`; empty for its home. */
  path: string
  icon: typeof IconBuilding
  page: NonNullable<RouteObject['lazy']>
}

/** The pages there are, in the order of the navigation: care, accounts, organisations, roles, audit, exports, personalData, letters, health, settings. */
export const rooms: readonly Room[] = [
  { key: 'care', path: '', icon: IconHeartHandshake, page: () => import('../pages/administration/care.tsx') },
  { key: 'accounts', path: 'comptes', icon: IconUsers, page: () => import('../pages/administration/accounts.tsx') },
  { key: 'organisations', path: 'structures', icon: IconBuilding, page: () => import('../pages/administration/organisations.tsx') },
  { key: 'roles', path: 'roles', icon: IconKey, page: () => import('../pages/administration/roles.tsx') },
  { key: 'audit', path: 'journal', icon: IconHistory, page: () => import('../pages/administration/audit.tsx') },
  { key: 'exports', path: 'exports', icon: IconFileExport, page: () => import('../pages/administration/exports.tsx') },
  {
    key: 'personalData',
    path: 'donnees-personnelles',
    icon: IconShieldLock,
    page: () => import('../pages/administration/personal-data.tsx'),
  },
  { key: 'letters', path: 'courriers', icon: IconMail, page: () => import('../pages/administration/letters.tsx') },
  { key: 'health', path: 'etat', icon: IconActivity, page: () => import('../pages/administration/health.tsx') },
  { key: 'settings', path: 'reglages', icon: IconSettings, page: () => import('../pages/administration/settings.tsx') },
]

const base = '/administration'

/** Where a room stands. */
export const addressOfRoom = ({ path }: Room): string => (path ? `${base}/${path}` : base)

/** Whether an address belongs to the administration. */
export const isAdministration = (pathname: string): boolean => pathname === base || pathname.startsWith(`${base}/`)

/** The room that holds the page at this address. */
export const roomAt = (pathname: string): Room | undefined =>
  rooms.find((room) => (room.path ? pathname.startsWith(addressOfRoom(room)) : pathname === base))

/** The rooms as routes under `/administration`. */
export const roomRoutes: RouteObject[] = rooms.map(({ path, page }) => (path ? { path, lazy: page } : { index: true, lazy: page }))
