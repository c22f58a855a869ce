// A server that answers, and not as a model server does: a page of HTML, broken JSON, a line without end.

/** The message is for the log: it says what was wrong and repeats nothing of what came. */
export class NotUnderstood extends Error {}
