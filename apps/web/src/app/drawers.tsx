import { type ComponentProps, lazy, Suspense } from 'react'

const LazyNewThread = lazy(async () => ({ default: (await import('../features/discussions/components/new-thread.tsx')).NewThread }))
const LazyNewConversation = lazy(async () => ({
  default: (await import('../features/discussions/components/new-conversation.tsx')).NewConversation,
}))
const LazyProjectDrawer = lazy(async () => ({
  default: (await import('../features/projects/components/project-drawer.tsx')).ProjectDrawer,
}))
const LazyWhoCanSee = lazy(async () => ({
  default: (await import('../features/audiences/components/who-can-see.tsx')).WhoCanSee,
}))
const LazyEventDrawer = lazy(async () => ({ default: (await import('../features/calendar/components/event-drawer.tsx')).EventDrawer }))

const LazyEditTags = lazy(async () => ({ default: (await import('../features/items/components/edit-tags.tsx')).EditTags }))

/** Forms come when they are opened: a page that is read does not carry what checks and edits. */
export const NewThread = (props: ComponentProps<typeof LazyNewThread>) => (
  <Suspense>
    <LazyNewThread {...props} />
  </Suspense>
)

export const NewConversation = (props: ComponentProps<typeof LazyNewConversation>) => (
  <Suspense>
    <LazyNewConversation {...props} />
  </Suspense>
)

export const ProjectDrawer = (props: ComponentProps<typeof LazyProjectDrawer>) => (
  <Suspense>
    <LazyProjectDrawer {...props} />
  </Suspense>
)

export const EventDrawer = (props: ComponentProps<typeof LazyEventDrawer>) => (
  <Suspense>
    <LazyEventDrawer {...props} />
  </Suspense>
)

export const WhoCanSee = (props: ComponentProps<typeof LazyWhoCanSee>) => (
  <Suspense>
    <LazyWhoCanSee {...props} />
  </Suspense>
)

export const EditTags = (props: ComponentProps<typeof LazyEditTags>) => (
  <Suspense>
    <LazyEditTags {...props} />
  </Suspense>
)
