// The store port over one SQLite file.
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import { openAccessKeys } from "./access-keys.ts";
import { openCodeVersions } from "./code-versions.ts";
import { openConversations } from "./conversations.ts";
import { openCopies } from "./copies.ts";
import { openDatabases } from "./database.ts";
import type { FacetStore } from "./facet-store.ts";
import { openDocumentStore } from "./documents.ts";
import { openEmbeddedMarks } from "./embedded-marks.ts";
import { openEvents } from "./events.ts";
import { openFeedback } from "./feedback.ts";
import { openImageStore } from "./images.ts";
import { openMemories } from "./memories.ts";
import { openMessages } from "./messages.ts";
import { openOwnerRows } from "./owner-rows.ts";
import { openRuns } from "./runs.ts";
import { openSaidTurns } from "./said-turns.ts";
import { openShares } from "./shares.ts";

/** Opens or creates the file. `fieldsOf` says what the inputs and outputs of a persona are made of, for the fold and for what other personas are told. */
export function openStore(path: string, fieldsOf: (personaId: string) => PersonaFields): FacetStore {
  const databases = openDatabases(path);
  const { sure, fast, sync } = databases;
  const events = openEvents(databases);
  const setting = fast.prepare("select value from settings where owner = ? and key = ?").pluck();
  const set = sure.prepare("insert into settings values (?, ?, ?) on conflict do update set value = excluded.value");
  const conversations = openConversations(databases);
  const messages = openMessages(databases, fieldsOf);
  return {
    conversations,
    messages,
    runs: openRuns(databases, events, fieldsOf),
    events,
    documents: openDocumentStore(databases),
    images: openImageStore(databases),
    memories: openMemories(databases),
    embeddedMarks: openEmbeddedMarks(databases),
    feedback: openFeedback(databases),
    shares: openShares(databases),
    keys: openAccessKeys(databases),
    saidTurns: openSaidTurns(databases),
    versions: openCodeVersions(databases),
    copies: openCopies(databases, { conversations, messages }, fieldsOf),
    ownerRows: openOwnerRows(databases),
    settings: {
      get: (owner, key) => {
        const value = setting.get(owner, key);
        return typeof value === "string" ? JSON.parse(value) : undefined;
      },
      set: (owner, key, value) => void set.run(owner, key, JSON.stringify(value)),
    },
    close: () => {
      sync[Symbol.dispose]();
      fast.close();
      sure.close();
    },
  };
}
