// LangGraph's checkpoints of unfinished runs, in a file of their own; ended runs keep none.
import { existsSync } from "node:fs";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import Database from "better-sqlite3";

export interface Checkpoints extends AsyncDisposable {
  readonly saver: () => Promise<BaseCheckpointSaver>;
  /** Deletes the checkpoints of runs that are not active. */
  readonly sweep: (active: ReadonlySet<string>) => Promise<void>;
}

/** Nothing is loaded or opened before the first run: LangGraph takes a third of a second and 100 MB. */
export function openCheckpoints(path: string): Checkpoints {
  let opened: Promise<{ saver: BaseCheckpointSaver; database: Database.Database }> | null = null;
  const open = async () => {
    const { SqliteSaver } = await import("@langchain/langgraph-checkpoint-sqlite");
    const database = new Database(path);
    return { database, saver: new SqliteSaver(preparingOnce(database)) };
  };
  const saver = async () => (await (opened ??= open())).saver;
  return {
    saver,
    sweep: async (active) => {
      if (!existsSync(path)) return;
      const orphans = threadsIn(path).filter((thread) => !active.has(thread));
      for (const thread of orphans) await (await saver()).deleteThread(thread);
    },
    [Symbol.asyncDispose]: async () => {
      if (opened) (await opened).database.close();
    },
  };
}

/** The saver prepares its statements anew at each call, half a millisecond a run; here each is prepared once. */
function preparingOnce(database: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>();
  const prepare = database.prepare.bind(database) as (source: string) => Database.Statement;
  database.prepare = ((source: string) => {
    const statement = known.get(source) ?? prepare(source);
    known.set(source, statement);
    return statement;
  }) as typeof database.prepare;
  return database;
}

/** The threads in the file, read without loading LangGraph: usually there are none. */
function threadsIn(path: string): string[] {
  const database = new Database(path);
  try {
    const isThere = database.prepare("select 1 from sqlite_master where name = 'checkpoints'").get();
    return isThere ? (database.prepare("select distinct thread_id from checkpoints").pluck().all() as string[]) : [];
  } finally {
    database.close();
  }
}
