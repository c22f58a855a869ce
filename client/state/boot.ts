// The first questions to the server, in one request: who answers, what was said, what runs here.
import type { CataloguePersona, SystemStatus } from "../../server/api.ts";
import { api } from "../api.ts";
import { pageSize } from "./conversation-pages.ts";
import type { ConversationPage } from "./conversation-pages.ts";

export interface Boot {
  readonly personas: readonly CataloguePersona[];
  /** The first page of them. */
  readonly conversations: ConversationPage;
  /** Where the page's subscription begins. */
  readonly cursor: number;
  readonly status: SystemStatus;
}

export async function loadBoot(): Promise<Boot> {
  const [personas, { conversations, total, cursor }, status] = await Promise.all([
    api.personas.catalogue.query(),
    api.conversations.list.query({ limit: pageSize }),
    api.system.status.query(),
  ]);
  return { personas, conversations: { conversations, total }, cursor, status };
}
