import { createBrowserRouter } from 'react-router'
import { roomRoutes } from './administration/rooms.ts'
import { Broken, BrokenPage } from './broken.tsx'
import { Waiting } from './waiting.tsx'

/** Addresses are French whatever the language: a link that one person sends is the page that another opens. */
export const createRouter = () =>
  createBrowserRouter([
    {
      path: '/',
      ErrorBoundary: Broken,
      HydrateFallback: Waiting,
      lazy: () => import('./shell/shell.tsx'),
      children: [
        {
          ErrorBoundary: BrokenPage,
          children: [
            { index: true, lazy: () => import('./pages/home.tsx') },
            { path: 'non-lus', lazy: () => import('./pages/unread.tsx') },
            { path: 'fils', lazy: () => import('./pages/threads.tsx') },
            { path: 'fils/signalements', lazy: () => import('./pages/reports.tsx') },
            { path: 'fils/:threadId', lazy: () => import('./pages/thread.tsx') },
            { path: 'calendrier', lazy: () => import('./pages/calendar.tsx') },
            { path: 'calendrier/importer', lazy: () => import('./pages/import-calendar.tsx') },
            { path: 'calendrier/dehors', lazy: () => import('./pages/outside-calendars.tsx') },
            { path: 'evenements/:eventId', lazy: () => import('./pages/event.tsx') },
            { path: 'projets', lazy: () => import('./pages/projects.tsx') },
            { path: 'projets/:projectId', lazy: () => import('./pages/project.tsx') },
            { path: 'etiquettes', lazy: () => import('./pages/tags.tsx') },
            { path: 'etiquettes/:tagId', lazy: () => import('./pages/tag.tsx') },
            { path: 'personnes', lazy: () => import('./pages/people.tsx') },
            { path: 'personnes/:memberId', lazy: () => import('./pages/person.tsx') },
            { path: 'structures', lazy: () => import('./pages/organisations.tsx') },
            { path: 'importer', lazy: () => import('./pages/import.tsx') },
            { path: 'importer/:importId', lazy: () => import('./pages/import.tsx') },
            { path: 'archives', lazy: () => import('./pages/archives.tsx') },
            { path: 'archives/:archiveId', lazy: () => import('./pages/archives.tsx') },
            { path: 'structures/:organisationId', lazy: () => import('./pages/organisation.tsx') },
            { path: 'structures/:organisationId/journal', lazy: () => import('./pages/organisation-journal.tsx') },
            { path: 'structures/:organisationId/affiche', lazy: () => import('./pages/poster.tsx') },
            { path: 'invitation', lazy: () => import('./pages/invitation.tsx') },
            { path: 'rejoindre', lazy: () => import('./pages/join.tsx') },
            {
              path: 'administration',
              lazy: () => import('./administration/gate.tsx'),
              children: [...roomRoutes, { path: '*', lazy: () => import('./pages/unknown.tsx') }],
            },
            { path: 'moi', lazy: () => import('./pages/me.tsx') },
            { path: 'moi/suivi', lazy: () => import('./pages/my-follows.tsx') },
            { path: 'moi/calendriers', lazy: () => import('./pages/my-calendars.tsx') },
            { path: 'moi/donnees', lazy: () => import('./pages/my-data.tsx') },
            { path: 'moi/securite', lazy: () => import('./pages/security.tsx') },
            { path: 'plus', lazy: () => import('./pages/more.tsx') },
            { path: '*', lazy: () => import('./pages/unknown.tsx') },
          ],
        },
      ],
    },
  ])
