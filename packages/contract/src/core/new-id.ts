import { v7 } from 'uuid'

/** Apart from the schema, so that a page that makes ids does not carry what checks them. */
export const newId = (): string => v7()
