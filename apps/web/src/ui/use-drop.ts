import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'

interface Drop<T> {
  /** What is being carried, where it can be put down here; else null. */
  read: (carried: Record<string | symbol, unknown>) => T | null
  onDrop: (thing: T) => void
}

/** A place that takes what is carried to it: say it to an element by `ref`; `over` while something that it takes is above it. */
export const useDrop = <E extends HTMLElement, T>(drop: Drop<T>) => {
  const ref = useRef<E>(null)
  const now = useRef(drop)
  now.current = drop
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => now.current.read(source.data) !== null,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        const thing = now.current.read(source.data)
        if (thing !== null) now.current.onDrop(thing)
      },
    })
  }, [])
  return { ref, over }
}
