// Small personas for tests: two steps, and one whose steps the test writes.
import { z } from "zod";
import { definePersona, field } from "../../pipelines/engine/define-persona.ts";
import type { Persona, StepOptions, Steps } from "../../pipelines/engine/define-persona.ts";
import type { StepContext } from "../../pipelines/engine/step-context.ts";

const words = (text: string) => ({ en: text, de: text });

export interface TestStep {
  readonly name: string;
  readonly run: (state: Record<string, unknown>, context: StepContext) => Promise<object>;
  readonly options?: StepOptions;
}

/** A persona with one question, outputs `answer` and `list`, and these steps. */
export function testPersona(
  steps: readonly TestStep[],
  overrides: { id?: string; version?: string; concurrency?: number } = {},
): Persona {
  return definePersona({
    id: overrides.id ?? "tester",
    order: 9,
    title: words("Tester"),
    tagline: words("Runs what the test says"),
    promise: words("Runs what the test says."),
    accent: { light: "oklch(0.45 0.1 300)", dark: "oklch(0.8 0.1 300)" },
    icon: ["M2 2h16v16H2z"],
    version: overrides.version ?? "1",
    face: "ui",
    inputs: { question: field(z.string().min(1), "textarea", { label: words("Question") }) },
    outputs: {
      answer: field(z.string(), "markdown", { label: words("Answer") }),
      list: field(z.array(z.string()).optional(), "tags", { label: words("List") }),
    },
    accepts: [],
    examples: [],
    refinements: [],
    handoffs: [],
    limits: { concurrency: overrides.concurrency ?? 64 },
    strings: { steps: Object.fromEntries(steps.map(({ name }) => [name, words(name)])), notes: {} },
    // The steps are the test's own; their types meet the outputs at run time.
    steps: (builder) => {
      let all = builder as Steps<Record<string, unknown>>;
      for (const { name, run, options } of steps) all = all.step(name, run, options);
      return all as never;
    },
  });
}
