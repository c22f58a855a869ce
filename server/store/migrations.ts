// The database's shape, as numbered steps. A step that has been released is never edited; a change is a new step.
import conversations from "./migrations/1-conversations.ts";
import documents from "./migrations/2-documents.ts";
import memory from "./migrations/3-memory.ts";
import code from "./migrations/4-code.ts";
import images from "./migrations/5-images.ts";
import doors from "./migrations/6-doors.ts";
import words from "./migrations/7-words.ts";

export const migrations: readonly string[] = [conversations, documents, memory, code, images, doors, words];
