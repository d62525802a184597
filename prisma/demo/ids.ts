import { v5 } from 'uuid'

/** Drawn once, for this purpose. */
const namespace = '5f0c9c1e-0d6b-4c1f-9a53-2f6a1f0f7a42'

/** The id of a thing of the demonstration: always the same, so that tests and pictures find it. */
export const demoId = (kind: string, key: string): string => v5(`${kind}/${key}`, namespace)
