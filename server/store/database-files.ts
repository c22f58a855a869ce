// The files one SQLite database lies in.

/** What their names end with: the database's own, its log, and the index of that; the last two are there while it is open, and after a crash. */
export const databaseEndings = ["", "-wal", "-shm"] as const;
