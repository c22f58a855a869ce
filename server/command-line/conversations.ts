// facet conversations, export and import.
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { usageError } from "./exit.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import { columns, localTime } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";
import { wholeNumber } from "./whole-number.ts";

/** Conversations of one answer of the server. */
const listedAtMost = 500;

export async function listConversations(
  terminal: Terminal,
  options: Place & { readonly count: string; readonly json?: boolean },
): Promise<number> {
  const limit = wholeNumber(options.count, "--count", listedAtMost);
  await using server = await reachServer(options, terminal);
  // The page has pinned ones first; a command asks for what was used last.
  const { conversations, total } = await server.facet.api.conversations.list.query({ limit: listedAtMost });
  const last = conversations.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt)).slice(0, limit);
  if (options.json) {
    terminal.out(`${JSON.stringify(last)}\n`);
    return 0;
  }
  if (last.length === 0) terminal.say("There is no conversation yet: begin one with facet ask.");
  else
    terminal.out(
      `${columns(last.map((each) => [each.conversationId, localTime(each.updatedAt).slice(0, 16), each.personas.join(", "), each.title]))}\n`,
    );
  if (total > last.length) {
    const how = limit < listedAtMost ? `: --count ${Math.min(total, listedAtMost)}` : "";
    terminal.say(`${total - last.length} more${how}`, { dim: true });
  }
  return 0;
}

export async function exportOne(
  terminal: Terminal,
  options: Place & { readonly format: "json" | "markdown"; readonly out?: string },
  conversationId: string,
): Promise<number> {
  await using server = await reachServer(options, terminal);
  const file = await server.facet.api.conversations.export.query({ conversationId, format: options.format });
  if (options.out === undefined) {
    terminal.out(file.text.endsWith("\n") ? file.text : `${file.text}\n`);
    return 0;
  }
  writeFileSync(options.out, file.text);
  terminal.say(`Written to ${options.out}`);
  return 0;
}

export async function importOne(terminal: Terminal, options: Place, path: string): Promise<number> {
  const json =
    path === "-"
      ? await text(process.stdin)
      : await readFile(path, "utf8").catch((cause: unknown) => noFile(path, cause));
  await using server = await reachServer(options, terminal);
  const { conversationId, title } = await server.facet.api.conversations.import.mutate({ json });
  terminal.out(`${conversationId}\n`);
  terminal.say(`“${title}” is imported. Go on: facet ask --conversation ${conversationId} "…"`, { dim: true });
  return 0;
}

function noFile(path: string, cause: unknown): never {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  throw usageError(code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
}
