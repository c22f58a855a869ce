import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { z } from "zod";
import { definePersona, field } from "../../../pipelines/engine/define-persona.ts";
import type { Persona } from "../../../pipelines/engine/define-persona.ts";
import { personas } from "../../../pipelines/personas.gen.ts";
import { askTool } from "../../../server/mcp/ask-tools.ts";
import { toolsOf } from "../../../server/mcp/mcp-server.ts";

const all: readonly Persona[] = personas;
const person = { owner: "local", key: null };

test("every persona on disk has its tool, in the order of the tabs", () => {
  const asks = toolsOf(person).filter(({ name }) => name.startsWith("ask_"));
  const ordered = all.toSorted((a, b) => a.order - b.order);
  expect(asks.map(({ name }) => name)).toEqual(ordered.map(({ id }) => `ask_${id}`));
});

test.each(all.map((persona) => [persona.id, persona] as const))(
  "only the main field of %s is required, and its examples fit",
  (_id, persona) => {
    const { input } = askTool(persona);
    expect(input).toMatchObject({
      type: "object",
      required: [Object.keys(persona.inputs)[0]],
      additionalProperties: false,
    });
    const validate = new Ajv2020({ strict: false }).compile(input);
    for (const example of persona.examples) expect(validate(example.input), JSON.stringify(validate.errors)).toBe(true);
    expect(
      validate({ ...persona.examples[0]?.input, conversationId: "new", documentIds: ["d"], imageIds: [], model: "m" }),
    ).toBe(true);
  },
);

test("a fifth persona is a tool by its declaration alone", () => {
  const text = (words: string) => ({ en: words, de: words });
  const poet = definePersona({
    id: "poet",
    order: 5,
    title: text("Poet"),
    tagline: text("Writes verse."),
    promise: text("Give it a theme."),
    accent: { light: "#000", dark: "#fff" },
    icon: [],
    version: "1",
    face: "read",
    inputs: {
      theme: field(z.string().min(1), "textarea", { label: text("Theme"), placeholder: text("the sea") }),
      lines: field(z.number().int().max(20).default(4), "slider", { label: text("Lines") }),
    },
    outputs: { poem: field(z.string(), "markdown", { label: text("Poem") }) },
    accepts: ["images"],
    examples: [],
    refinements: [],
    handoffs: [],
    limits: { concurrency: 1 },
    strings: { steps: { write: text("Write") }, notes: {} },
    steps: (steps) => steps.step("write", async () => ({ poem: "" })),
  });
  const { name, title, description, input, output } = askTool(poet);
  expect({ name, title }).toEqual({ name: "ask_poet", title: "Ask the Poet" });
  expect(description).toContain("Writes verse. Give it a theme. Takes pictures.");
  expect(input["properties"]).toMatchObject({
    theme: { description: "Theme: the sea" },
    lines: { default: 4, maximum: 20 },
  });
  expect(input["required"]).toEqual(["theme"]);
  expect(output["properties"]).toMatchObject({ outputs: { properties: { poem: { description: "Poem" } } } });
  expect(output["properties"]).not.toHaveProperty("citations");
});

test("every tool says in a sentence what it does, and its hints follow from what it needs", () => {
  for (const { name, description, access, annotations, input, output } of toolsOf(person)) {
    expect(description.length, name).toBeGreaterThan(25);
    expect(description.length, name).toBeLessThan(400);
    expect(annotations.readOnlyHint, name).toBe(access === "read");
    if (/remove|forget/.test(name)) expect(annotations.destructiveHint, name).toBe(true);
    expect([input["type"], output["type"]], name).toEqual(["object", "object"]);
  }
});
