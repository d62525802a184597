/** Signs in a message, as the contract accepts them. */
export const longest = 20_000
