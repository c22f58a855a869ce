// How much a search shows.

/** Found of each kind at most: more are not read, another word narrows them. Source: conversations.search takes up to 100. */
export const mostFound = 50;
/** Conversations shown above the messages until all are asked for: a rail of usual height then shows both kinds. */
export const conversationsAtFirst = 8;
