// The first questions to the server, in one request: who answers, what was said, what runs here.
import type { CataloguePersona, Conversation, SystemStatus } from "../../server/api.ts";
import { api } from "../api.ts";

export interface Boot {
  readonly personas: readonly CataloguePersona[];
  readonly conversations: readonly Conversation[];
  /** Where the page's subscription begins. */
  readonly cursor: number;
  readonly status: SystemStatus;
}

export async function loadBoot(): Promise<Boot> {
  const [personas, { conversations, cursor }, status] = await Promise.all([
    api.personas.catalogue.query(),
    api.conversations.list.query(),
    api.system.status.query(),
  ]);
  return { personas, conversations, cursor, status };
}
