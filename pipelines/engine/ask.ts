// A typed value from a model: held to a JSON schema where the model can be, read out of its words where it cannot.
import { z } from "zod";
import { FacetError } from "./errors.ts";
import type { AskRequest, ChatTurn, StepContext } from "./step-context.ts";

/** Sampling temperature where a step names none: a value is wanted, not a variation. */
const defaultTemperature = 0;

/** Asks, and once more with what was wrong. Throws FacetError unexpected when the second answer does not fit either. */
export async function askModel<S extends z.ZodType>(
  chat: StepContext["chat"],
  { schema, turns, temperature = defaultTemperature, ...rest }: AskRequest<S>,
): Promise<z.output<S>> {
  const jsonSchema = z.toJSONSchema(schema, { io: "input" });
  const ask = (more: readonly ChatTurn[]) =>
    chat({ ...rest, temperature, schema: jsonSchema, turns: [...turns, ...more] });
  const first = await ask([]);
  const read = readValue(first, schema);
  if (read.ok) return read.value;
  const again = `This is not the JSON that was asked for: ${read.problem}\nAnswer with that JSON only.`;
  const second = readValue(
    await ask([
      { role: "assistant", text: first },
      { role: "user", text: again },
    ]),
    schema,
  );
  if (second.ok) return second.value;
  throw new FacetError("unexpected", { what: "an answer that is not the JSON asked for" }, { next: ["retry"] });
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The value in the text: all of it, in a fence, or between its first and its last brace. */
function readValue<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  const json = jsonIn(text);
  if (json === undefined) return { ok: false, problem: "there is no JSON in it." };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: z.prettifyError(parsed.error) };
}

function jsonIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1];
  const braced = /[[{][\s\S]*[\]}]/.exec(text)?.[0];
  for (const candidate of [text, fenced, braced]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate may be it.
    }
  }
  return undefined;
}
