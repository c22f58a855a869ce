// Every persona on disk keeps these promises; a new one is tested without writing a test.
import { describe, expect, test } from "vitest";
import { components } from "../../pipelines/engine/components.ts";
import type { LocalText, Persona } from "../../pipelines/engine/define-persona.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { languageOf } from "../../pipelines/steps/language.ts";
import { startRun } from "../../server/start-run.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

const all: readonly Persona[] = personas;
const written = "One exact sentence. And an example.";
const script = () => ({ text: written });

test("ids and places are unique", () => {
  expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
  expect(new Set(all.map((each) => each.order)).size).toBe(all.length);
});

describe.each(all.map((persona) => [persona.id, persona] as const))("%s", (_id, persona) => {
  test("speaks both languages everywhere", () => {
    const texts: LocalText[] = [
      persona.title,
      persona.tagline,
      persona.promise,
      ...persona.examples.flatMap((each) => [each.title, each.description]),
      ...persona.refinements.flatMap((each) => [each.label, each.text]),
      ...persona.handoffs.flatMap((each) => [each.label, ...(each.text ? [each.text] : [])]),
      ...Object.values(persona.strings.steps),
      ...Object.values(persona.strings.notes),
      ...[...Object.values(persona.inputs), ...Object.values(persona.outputs)].flatMap((each) => [
        each.label,
        ...(each.placeholder ? [each.placeholder] : []),
        ...Object.values(each.choices ?? {}),
      ]),
    ];
    for (const { en, de } of texts) {
      expect(en.trim()).not.toBe("");
      expect(de.trim()).not.toBe("");
    }
  });

  test("has three examples that its own inputs accept", () => {
    expect(persona.examples.length).toBeGreaterThanOrEqual(3);
    for (const { input } of persona.examples) expect(persona.inputSchema.safeParse(input).error).toBeUndefined();
  });

  test("asks its examples in German on a German page", () => {
    const [main = ""] = Object.keys(persona.inputs);
    for (const { input, german } of persona.examples) {
      const asked = { ...input, ...german };
      expect(persona.inputSchema.safeParse(asked).error).toBeUndefined();
      expect(languageOf(String(asked[main]))).toBe("de");
    }
  });

  test("needs only its first input, and every field has a component with an example", () => {
    const [main] = Object.keys(persona.inputs);
    const example = persona.examples[0]?.input[main ?? ""];
    expect(persona.inputSchema.safeParse({ [main ?? ""]: example }).error).toBeUndefined();
    expect(persona.inputSchema.safeParse({}).success).toBe(false);
    for (const { component } of [...Object.values(persona.inputs), ...Object.values(persona.outputs)]) {
      expect(components).toHaveProperty(component);
    }
  });

  test.each(["small", "large"] as const)("shows beforehand what a %s model is told", (tier) => {
    const { info } = scriptedModels(script, { info: { tier } }).model;
    const values = persona.inputSchema.parse(persona.examples[0]?.input);
    const prompt = persona.context?.(values as never, info);
    if (!prompt) return;
    expect(prompt.system.trim()).not.toBe("");
    expect(prompt.answerTokens).toBeGreaterThan(0);
    expect(prompt.answerTokens).toBeLessThanOrEqual(info.capabilities.context / 2);
  });

  test("offers only personas that are here, and no output it does not have", () => {
    const outputs = Object.keys(persona.outputs);
    for (const { without = [] } of persona.refinements) expect(outputs).toEqual(expect.arrayContaining([...without]));
    for (const { persona: next } of persona.handoffs) expect(all.map(({ id }) => id)).toContain(next);
  });

  test("names every choice of its selects", () => {
    for (const field of Object.values(persona.inputs)) {
      if (field.component !== "select") continue;
      for (const value of Object.keys(field.choices ?? {})) expect(field.schema.safeParse(value).success).toBe(true);
      expect(Object.keys(field.choices ?? {}).length).toBeGreaterThan(1);
    }
  });

  // Some examples run code in the sandbox, and search or measure until their budget is used.
  test.each(["small", "large"] as const)(
    "ends each example with valid outputs on a %s model",
    async (tier) => {
      for (const { input } of persona.examples) {
        const models = scriptedModels(script, { info: { tier } });
        await using facet = await openServices({ models });
        const { runId, answerId } = await startRun(facet.services, "local", persona, { input, modelId: undefined });
        expect(await facet.ended(runId)).toMatchObject({ status: "done" });
        const events = facet.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
        const message = facet.services.store.messages.get("local", answerId);
        expect(message).toMatchObject({ outputs: foldAll(events).outputs });
        expect(persona.outputSchema.safeParse(foldAll(events).outputs).error).toBeUndefined();
        const ended = events.flatMap((event) => (event.type === "step-end" ? [event.step] : []));
        expect(ended).toEqual(persona.steps.map((step) => step.name));
        expect(events.at(-1)?.type).toBe("run-end");
      }
    },
    240_000,
  );

  test.each(persona.steps.map((step) => step.name))(
    "cut off in the step %s, goes on there after a restart to the same answer",
    async (name) => {
      const [example] = persona.examples;
      const input = example?.input ?? {};
      const hanging = {
        ...persona,
        steps: persona.steps.map((step) => (step.name === name ? { ...step, run: never } : step)),
      };
      const models = scriptedModels(script);
      const first = await openServices({ models, personas: [hanging], keep: true });
      const { runId, answerId } = await startRun(first.services, "local", hanging, { input, modelId: undefined });
      const log = () => first.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
      while (!log().some((event) => event.type === "step-start" && event.step === name))
        await new Promise((resolve) => setTimeout(resolve, 2));
      const callsBefore = models.llm.asked.length;
      await first[Symbol.asyncDispose]();

      await using second = await openServices({ models, folder: first.folder });
      second.services.queue.wake();
      expect(await second.ended(runId)).toMatchObject({ status: "done" });
      const events = second.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
      expect(events).toContainEqual({ type: "run-resumed", step: name });
      expect(persona.outputSchema.safeParse(foldAll(events).outputs).error).toBeUndefined();
      expect(second.services.store.messages.get("local", answerId)).toMatchObject({
        status: "done",
        outputs: foldAll(events).outputs,
      });
      // What the steps before it asked is not asked again.
      const whole = scriptedModels(script);
      await using fresh = await openServices({ models: whole });
      await fresh.ended((await startRun(fresh.services, "local", persona, { input, modelId: undefined })).runId);
      expect(models.llm.asked.length).toBe(whole.llm.asked.length);
      expect(callsBefore).toBeLessThanOrEqual(whole.llm.asked.length);
    },
  );
});

/** A step that never ends by itself. */
const never = (_state: never, { signal }: { signal: AbortSignal }) =>
  new Promise<object>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
