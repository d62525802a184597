import { createBrowserRouter } from 'react-router'
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
            { path: 'fils', lazy: () => import('./pages/threads.tsx') },
            { path: 'fils/:threadId', lazy: () => import('./pages/thread.tsx') },
            { path: 'projets', lazy: () => import('./pages/projects.tsx') },
            { path: 'projets/:projectId', lazy: () => import('./pages/project.tsx') },
            { path: 'personnes', lazy: () => import('./pages/people.tsx') },
            { path: 'personnes/:memberId', lazy: () => import('./pages/person.tsx') },
            { path: 'structures', lazy: () => import('./pages/organisations.tsx') },
            { path: 'structures/:organisationId', lazy: () => import('./pages/organisation.tsx') },
            { path: 'administration', lazy: () => import('./pages/administration.tsx') },
            { path: 'moi', lazy: () => import('./pages/me.tsx') },
            { path: 'plus', lazy: () => import('./pages/more.tsx') },
            { path: '*', lazy: () => import('./pages/unknown.tsx') },
          ],
        },
      ],
    },
  ])
