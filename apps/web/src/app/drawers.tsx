import { type ComponentProps, lazy, Suspense } from 'react'

const LazyNewThread = lazy(async () => ({ default: (await import('../features/discussions/components/new-thread.tsx')).NewThread }))
const LazyProjectDrawer = lazy(async () => ({
  default: (await import('../features/projects/components/project-drawer.tsx')).ProjectDrawer,
}))

/** Forms come when they are opened: a page that is read does not carry what checks and edits. */
export const NewThread = (props: ComponentProps<typeof LazyNewThread>) => (
  <Suspense>
    <LazyNewThread {...props} />
  </Suspense>
)

export const ProjectDrawer = (props: ComponentProps<typeof LazyProjectDrawer>) => (
  <Suspense>
    <LazyProjectDrawer {...props} />
  </Suspense>
)
