/** A list of a whole troupe; longer ones come from a file. Apart from the schema, so that a page that counts does not carry what checks. */
export const mostAddresses = 200

/** Questions to applicants: more of them keep people away. */
export const mostQuestions = 5

/** People invited to a project at once, each way: a team, not a list. */
export const mostGuests = 50
