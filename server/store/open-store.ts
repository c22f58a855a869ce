// The store port over one SQLite file.
import type { OutputComponents } from "../../pipelines/engine/fold.ts";
import { openConversations } from "./conversations.ts";
import { openDatabases } from "./database.ts";
import type { FacetStore } from "./document-store.ts";
import { openDocumentStore } from "./documents.ts";
import { openEvents } from "./events.ts";
import { openMessages } from "./messages.ts";
import { openRuns } from "./runs.ts";

/** Opens or creates the file. `componentsOf` names the component of each output of a persona, for the fold. */
export function openStore(path: string, componentsOf: (personaId: string) => OutputComponents): FacetStore {
  const databases = openDatabases(path);
  const { sure, fast } = databases;
  const events = openEvents(databases);
  const setting = fast.prepare("select value from settings where owner = ? and key = ?").pluck();
  const set = sure.prepare("insert into settings values (?, ?, ?) on conflict do update set value = excluded.value");
  return {
    conversations: openConversations(databases),
    messages: openMessages(databases, componentsOf),
    runs: openRuns(databases, events, componentsOf),
    events,
    documents: openDocumentStore(databases),
    settings: {
      get: (owner, key) => {
        const value = setting.get(owner, key);
        return typeof value === "string" ? JSON.parse(value) : undefined;
      },
      set: (owner, key, value) => void set.run(owner, key, JSON.stringify(value)),
    },
    close: () => {
      fast.close();
      sure.close();
    },
  };
}
