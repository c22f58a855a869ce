// facet ask: one question, its files and fields, and the answer as it is written.
import { text as read } from "node:stream/consumers";
import type { CataloguePersona, PersonaInputs } from "../api.ts";
import type { Asking, FacetClient, PersonaId } from "../remote/client.ts";
import { attachFiles } from "./attach-files.ts";
import { awaitModel } from "./await-model.ts";
import { exitCodes, usageError } from "./exit.ts";
import { filesAt } from "./ingest.ts";
import { inputValues } from "./input-values.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import { sayBeside } from "./say-beside.ts";
import type { Terminal } from "./terminal.ts";
import { writeAnswer } from "./write-answer.ts";

interface Options extends Place {
  readonly persona: string;
  readonly file?: readonly string[];
  readonly input?: readonly string[];
  readonly conversation?: string;
  readonly last?: boolean;
  readonly model?: string;
  readonly json?: boolean;
}

export async function ask(terminal: Terminal, options: Options, words: string): Promise<number> {
  const question = await questionFrom(words);
  const paths = (options.file ?? []).flatMap(filesAt);
  await using server = await reachServer(options, terminal);
  const { facet } = server;
  const persona = await personaNamed(facet, options.persona);
  const input = { [persona.inputs[0]?.key ?? "question"]: question, ...inputValues(persona, options.input ?? []) };
  const conversationId = options.last ? await lastConversation(facet) : options.conversation;
  const attached = await attachFiles(facet, terminal, paths, { persona, conversationId });
  if (server.own) await awaitModel(facet, terminal, { personaId: persona.id });
  const asking = await facet.ask(
    // Both come from the server's catalogue, which checks them.
    persona.id as PersonaId,
    { ...input, ...attached.input } as unknown as PersonaInputs[PersonaId],
    { conversationId, documentIds: attached.documentIds, imageIds: attached.imageIds, model: options.model },
  );
  const stopped = stopAtSignal(asking, terminal);
  const answer = await writeAnswer(asking, terminal, { persona, json: options.json ?? false });
  sayBeside(answer, terminal, { persona, names: options });
  if (answer.status === "done") return 0;
  return answer.status === "stopped" || stopped() ? exitCodes.stopped : exitCodes.failed;
}

async function questionFrom(words: string): Promise<string> {
  const fromInput = words === "-" || (words === "" && !process.stdin.isTTY);
  const question = (fromInput ? await read(process.stdin) : words).trim();
  if (question !== "") return question;
  throw usageError(`There is no question: facet ask "What is a heat pump?", or give it on standard input.`);
}

async function personaNamed({ api }: FacetClient, id: string): Promise<CataloguePersona> {
  const personas = await api.personas.catalogue.query();
  const found = personas.find((each) => each.id === id);
  if (found) return found;
  throw usageError(`There is no persona “${id}”. These are there: ${personas.map((each) => each.id).join(", ")}.`);
}

async function lastConversation({ api }: FacetClient): Promise<string> {
  const { conversations } = await api.conversations.list.query();
  const [last] = conversations.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  if (last) return last.conversationId;
  throw usageError("There is no conversation yet to go on with: leave out --last.");
}

/** Ctrl+C stops the run, and what was written is kept; a second one leaves at once. */
function stopAtSignal(asking: Asking<PersonaId>, terminal: Terminal): () => boolean {
  let asked = false;
  const stop = () => {
    if (asked) process.exit(exitCodes.stopped);
    asked = true;
    terminal.status("Stopping; again to leave at once …");
    asking.stop().catch((thrown: unknown) => terminal.say(thrown instanceof Error ? thrown.message : String(thrown)));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return () => asked;
}
