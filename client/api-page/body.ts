// What is sent to a persona's start, as the form and the JSON beside it share it.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Input } from "../conversation/drafts.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { bodySchema } from "./body-schema.ts";
import { faultIn } from "./check-schema.ts";
import type { Fault } from "./check-schema.ts";

export interface Body {
  readonly input: Input;
  readonly [beside: string]: unknown;
}

export interface BodyDraft {
  /** The JSON as it stands, also while it is none. */
  readonly text: Accessor<string>;
  readonly setText: (text: string) => void;
  /** The last text that was an object with an input. */
  readonly body: Accessor<Body>;
  readonly setInput: (input: Input) => void;
  /** Why it cannot be sent; `not-json` while it is half written. */
  readonly fault: Accessor<Fault | "not-json" | undefined>;
}

export function createBody(persona: CataloguePersona, first: Input): BodyDraft {
  const schema = bodySchema(persona);
  const [text, setText] = createSignal(written({ input: first }));
  const read = createMemo(() => parsed(text()));
  const body = createMemo<Body>(
    (before) => {
      const value = read();
      return isBody(value) ? value : before;
    },
    { input: first },
  );
  return {
    text,
    setText,
    body,
    setInput: (input) => setText(written({ ...body(), input })),
    fault: createMemo(() => {
      const value = read();
      return value === undefined ? "not-json" : faultIn(value, schema);
    }),
  };
}

function written(body: Body): string {
  return JSON.stringify(body, null, 2);
}

/** Undefined is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isBody(value: unknown): value is Body {
  if (typeof value !== "object" || value === null || !("input" in value)) return false;
  return typeof value.input === "object" && value.input !== null && !Array.isArray(value.input);
}
