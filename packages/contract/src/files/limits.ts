/** Files that one message carries at most: what is more than a handful wants an archive, or a folder. */
export const mostFiles = 10
