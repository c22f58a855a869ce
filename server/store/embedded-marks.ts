// Which vectors the rows say there are, and the way to say that they are gone: then they are made again from the texts.
import type { Databases } from "./database.ts";

type Kind = "passages" | "memories";

export interface EmbeddedMark {
  readonly owner: string;
  /** Model id of the embedder. */
  readonly embedder: string;
  readonly kind: Kind;
  /** Of passages that many vectors; of memories (turns and facts) at least one. */
  readonly count: number;
}

export interface EmbeddedMarks {
  /** Looks at every passage and message: milliseconds, and more where there are a hundred thousand. */
  readonly all: () => readonly EmbeddedMark[];
  readonly clear: (mark: Omit<EmbeddedMark, "count">) => void;
}

export function openEmbeddedMarks({ fast }: Databases): EmbeddedMarks {
  const all = fast.prepare(
    `select d.owner, p.embedded_by as embedder, 'passages' as kind, count(*) as count
       from passages p join documents d using (document_id) where p.embedded_by is not null group by 1, 2
     union all select owner, embedder, 'memories', count(*) from (
       select m.owner, m.embedded_by as embedder from messages m join conversations c using (conversation_id)
         where m.embedded_by is not null and m.forgotten = 0 and c.remembers = 1 and c.removed_at is null
       union all select owner, embedded_by from memories where embedded_by is not null) group by 1, 2`,
  );
  const clear = {
    passages: [
      fast.prepare(
        `update passages set embedded_by = null where embedded_by = @embedder
         and document_id in (select document_id from documents where owner = @owner)`,
      ),
    ],
    memories: ["messages", "memories"].map((table) =>
      fast.prepare(`update ${table} set embedded_by = null where owner = @owner and embedded_by = @embedder`),
    ),
  };
  return {
    all: () => all.all() as EmbeddedMark[],
    clear: fast.transaction(({ owner, embedder, kind }: Omit<EmbeddedMark, "count">) => {
      for (const statement of clear[kind]) statement.run({ owner, embedder });
    }),
  };
}
