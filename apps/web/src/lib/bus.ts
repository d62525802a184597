export interface Bus<T> {
  publish: (value: T) => void
  /** Returns what ends the subscription. */
  subscribe: (listener: (value: T) => void) => () => void
}

/** A small announcement between parts that do not know each other. */
export const createBus = <T>(): Bus<T> => {
  const listeners = new Set<(value: T) => void>()
  return {
    publish: (value) => {
      for (const listener of [...listeners]) listener(value)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
