/** The same page as the list, with a thread open beside it: moving between them keeps the list as it is. */
export { Component } from './threads.tsx'
