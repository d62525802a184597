/** Where programs begin, and the person who asks. */
export const davRoot = '/dav/'
export const principalPath = '/dav/moi/'
