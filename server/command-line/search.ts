// facet search: in the documents, in the conversations, or in what is remembered of one.
import { exitCodes } from "./exit.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import type { FacetClient } from "../remote/client.ts";
import type { Terminal } from "./terminal.ts";
import { wholeNumber } from "./whole-number.ts";

interface Options extends Place {
  readonly conversations?: boolean;
  readonly memories?: string;
  readonly count: string;
  readonly json?: boolean;
}

interface Hit {
  readonly head: string;
  readonly text: string;
}

/** Characters shown of a hit. */
const shown = 240;

/** Ends with 1 where nothing is found, as grep does. */
export async function search(terminal: Terminal, options: Options, query: string): Promise<number> {
  const k = wholeNumber(options.count, "--count", 50);
  await using server = await reachServer(options, terminal);
  const { found, hits } = await hitsOf(server.facet, options, query, k);
  if (options.json) terminal.out(`${JSON.stringify(found)}\n`);
  else for (const { head, text } of hits) terminal.out(`${head}\n  ${short(text)}\n`);
  if (hits.length > 0) return 0;
  terminal.say("Nothing was found.");
  return exitCodes.failed;
}

async function hitsOf(
  { api }: FacetClient,
  { conversations, memories }: Options,
  query: string,
  k: number,
): Promise<{ readonly found: unknown; readonly hits: readonly Hit[] }> {
  if (memories !== undefined) {
    const { memories: found } = await api.memories.search.query({ conversationId: memories, query, k });
    return { found, hits: found.map(({ kind, text, messageId }) => ({ head: `${kind} (${messageId ?? ""})`, text })) };
  }
  if (conversations) {
    const found = await api.conversations.search.query({ query, limit: k });
    const titled = found.conversations.map(({ conversationId, title }) => ({
      head: `${conversationId}  ${title}`,
      text: "",
    }));
    const said = found.hits.map(({ conversationId, title, parts }) => ({
      head: `${conversationId}  ${title}`,
      text: parts.map((part) => part.text).join(""),
    }));
    return { found, hits: [...titled, ...said] };
  }
  const { passages: found } = await api.documents.search.query({ query, k });
  return { found, hits: found.map(({ name, page, text }) => ({ head: `${name}, p. ${page}`, text })) };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > shown ? `${line.slice(0, shown)}…` : line;
}
