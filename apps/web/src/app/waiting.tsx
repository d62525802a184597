import { PageSkeleton } from '../ui/skeletons.tsx'

/** The first moments, before one knows who is there. */
export const Waiting = () => <PageSkeleton />
