// An answer on standard output as it is written: the main text by its deltas, then what else the answer holds.
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { CataloguePersona } from "../api.ts";
import type { Asking, PersonaId, TypedAnswer } from "../remote/client.ts";
import type { Terminal } from "./terminal.ts";

/** Resolves with the answer as it is kept, whatever its end. */
export async function writeAnswer(
  asking: Asking<PersonaId>,
  terminal: Terminal,
  { persona, json }: { readonly persona: CataloguePersona; readonly json: boolean },
): Promise<TypedAnswer<PersonaId>> {
  const main = persona.outputs[0]?.key;
  let written = "";
  let space = "";
  /** After a restart of the server the text comes anew from its beginning, perhaps in other words. */
  let anew = false;
  // The kept text begins and ends with a word; white space is written when another word follows.
  const write = (text: string) => {
    const all = space + text;
    const words = written === "" ? all.trim() : all.trimEnd();
    space = all.slice(all.trimEnd().length);
    written += words;
    if (words !== "") terminal.out(words);
  };
  for await (const event of asking) {
    if (json) {
      terminal.out(`${JSON.stringify(event)}\n`);
      continue;
    }
    if (event.type === "run-resumed" || event.type === "run-start") anew = written !== "";
    if (!anew && event.type === "text-delta" && event.field === main) write(event.text);
    if (!anew && event.type === "output" && event.field === main) write(restOf(event.value, written + space));
    const progress = progressOf(event, persona);
    if (progress !== undefined && written === "") terminal.status(progress);
  }
  terminal.status(null);
  const answer = await asking.answer();
  if (json) terminal.out(`${JSON.stringify({ type: "answer", ...answer })}\n`);
  else writeRest(await wholeText(answer, persona), written, terminal);
  return answer;
}

/** The main text, then every other output under its name; what it cites is said beside it. */
async function wholeText({ outputs, text }: TypedAnswer<PersonaId>, persona: CataloguePersona): Promise<string> {
  // Loaded while nobody waits for the first word.
  const { renderValues } = await import("../../pipelines/engine/render-values.ts");
  const shown = persona.outputs.filter(({ component }) => component !== "citations" && component !== "references");
  const looks = shown.map(({ key, component, label }) => [key, { component, label: label.en }] as const);
  const values = Object.fromEntries(
    Object.entries(outputs).filter(([key]) => shown.some((field) => field.key === key)),
  );
  return renderValues(values, Object.fromEntries(looks), { wholeCode: true }).trim() || text.trim();
}

/** Empty where the value is another text than what was written: then it is written whole at the end. */
function restOf(value: unknown, written: string): string {
  return typeof value === "string" && value.startsWith(written) ? value.slice(written.length) : "";
}

/** `text` is the answer as it is kept, of which `written` stands there already. */
function writeRest(text: string, written: string, terminal: Terminal): void {
  if (text === "" && written === "") return;
  if (text.startsWith(written)) terminal.out(text.slice(written.length));
  else if (text !== "") {
    terminal.out("\n\n");
    terminal.say("The text above was changed when it was checked. This is the answer:", { dim: true });
    terminal.out(text);
  }
  terminal.out("\n");
}

/** Undefined where nothing is told anew. */
function progressOf(event: RunEvent, persona: CataloguePersona): string | undefined {
  if (event.type === "run-queued") return `Waiting: ${event.position} of ${event.size} …`;
  if (event.type !== "step-start" && event.type !== "step-progress") return undefined;
  const title = persona.steps.find(({ name }) => name === event.step)?.title.en ?? event.step;
  const done = event.type === "step-progress" && event.total !== null ? ` ${event.done} of ${event.total}` : "";
  return `${title}${done} …`;
}
