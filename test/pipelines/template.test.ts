// Whatever is said, to whom, and on which branch: every prompt of every persona is one that every chat template takes.
import { Template } from "@huggingface/jinja";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { ModelInfo, TemplateRules } from "../../pipelines/engine/ports.ts";
import type { ChatTurn, StepContext } from "../../pipelines/engine/step-context.ts";
import { tellPictures } from "../../pipelines/engine/picture-words.ts";
import { neutralise, shapeTurns } from "../../pipelines/engine/turns.ts";
import guide from "../../pipelines/guide.ts";
import researcher from "../../pipelines/researcher.ts";
import { promptPieces } from "../../server/models/embedded/render-prompt.ts";
import { dialectProfiles, templateRules } from "../../server/models/served/dialects.ts";
import { anyBranch, anyMemories, anyText, anyTurnsWithPictures } from "../support/any-turns.ts";
import { gemmaTemplate } from "../support/gemma-template.ts";
import { pictureInfo } from "../support/given-pictures.ts";
import { rememberedContext, smallContext } from "../support/remembered.ts";
import { seeing } from "../support/scripted-model.ts";

const gemma = new Template(gemmaTemplate);
const chatml = new Template(
  "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n",
);
/** As the templates of Mistral and Llama 2: no two of one role in a row, the user first. */
const strict = new Template(
  "{% if messages[0]['role'] == 'system' %}{{ '<<SYS>>' + messages[0]['content'] + '<</SYS>>' }}{% set rest = messages[1:] %}{% else %}{% set rest = messages %}{% endif %}" +
    "{% for message in rest %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles must alternate') }}{% endif %}" +
    "{{ '[INST]' if message['role'] == 'user' else '[/INST]' }}{{ message['content'] }}{% endfor %}[/INST]",
);

interface Target {
  readonly name: string;
  readonly rules: TemplateRules;
  readonly template: Template;
}

/** Each kind of server with a Gemma and with another model, and the embedded model. */
const targets: readonly Target[] = [
  ...Object.values(dialectProfiles).flatMap((dialect): Target[] => {
    const other = templateRules("qwen2.5-7b-instruct", dialect);
    return [
      { name: `${dialect.name}, Gemma`, rules: templateRules("google/gemma-3-4b-it", dialect), template: gemma },
      { name: `${dialect.name}, another`, rules: other, template: other.alternates ? strict : chatml },
    ];
  }),
  { name: "embedded", rules: { systemRole: false, alternates: true }, template: gemma },
];

/** Steps that ask with nothing but the conversation; what comes behind them needs documents. */
const stepsRead: Readonly<Record<string, number>> = { guide: 3, researcher: 1 };

/** What the persona's first steps ask their model. */
async function promptsOf(persona: Persona, question: string, remembered: Parameters<typeof rememberedContext>[0]) {
  const { context } = rememberedContext(remembered);
  const prompts: (readonly ChatTurn[])[] = [];
  const asking =
    <Said>(said: Said) =>
    async ({ turns }: { turns: readonly ChatTurn[] }) => {
      prompts.push(turns);
      return said;
    };
  const model = { ask: asking({ question: "Where was it?" }), chat: asking("It was here.") };
  const documents = { list: () => [] };
  let state: object = persona.inputSchema.parse({ question: question.trim() || "Go on" });
  for (const step of persona.steps.slice(0, stepsRead[persona.id]))
    state = {
      ...state,
      ...(await step.run(state as never, { ...context, documents, ...model } as unknown as StepContext)),
    };
  return prompts;
}

function check(turns: readonly ChatTurn[], { rules, template }: Target): void {
  const shaped = shapeTurns(turns, rules);
  expect(shaped.length).toBeGreaterThan(0);
  for (const { text } of shaped) {
    expect(text).not.toBe("");
    // Nothing that a person, a document or a memory wrote can act as a control token.
    expect(text).toBe(neutralise(text));
  }
  const spoken = shaped.filter(({ role }) => role !== "system");
  expect([spoken[0]?.role, spoken.at(-1)?.role]).toEqual(["user", "user"]);
  // Throws where the template refuses the turns; each turn's text stands in it once, as it is.
  const pieces = promptPieces(template, shaped, { bosText: "<bos>", eosText: "<eos>" });
  expect(pieces.filter(({ control }) => !control).map(({ text }) => text)).toEqual(shaped.map(({ text }) => text));
  const rendered = pieces.map(({ text }) => text).join("");
  if (template === gemma) expect(rendered.split("<start_of_turn>").length - 1).toBe(shaped.length + 1);
  if (template === gemma) expect(rendered.split("<end_of_turn>").length - 1).toBe(shaped.length);
  if (template === chatml) expect(rendered.split("<|im_end|>").length - 1).toBe(shaped.length);
}

test("1,000 random personas, turns and branches: no prompt that a template would refuse, with any server or the embedded model", async () => {
  const questions = fc.oneof(anyText, fc.constantFrom("Shorter", "in Spanish", "Go one level deeper.", "And in 2023?"));
  const tiers = fc.constantFrom<ModelInfo["tier"]>("small", "large");
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(
      anyBranch,
      questions,
      fc.record({
        summary: fc.option(anyText),
        memories: anyMemories,
        tier: tiers,
        context: fc.constantFrom(2200, 4096, 32_000),
      }),
      async (history, question, { summary, memories, tier, context }) => {
        const throughId = history[Math.floor(history.length / 2)]?.messageId ?? "";
        const info = { tier, ...smallContext(context) };
        const all = {
          history,
          memories,
          info,
          summary: summary === null ? null : { summaryId: "s", throughId, text: summary },
        };
        for (const persona of [guide, researcher] as readonly Persona[]) {
          for (const turns of await promptsOf(persona, question, all)) {
            for (const target of targets) check(turns, target);
            checked += 1;
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(checked).toBeGreaterThan(1000);
}, 120_000);

/** The turns as a server gets them of a model that sees: content parts, the pictures first. */
function renderWithPictures(turns: readonly ChatTurn[], template: Template): string {
  const messages = turns.map(({ role, text, images }) => ({
    role,
    content: images ? [...images.map(() => ({ type: "image" })), { type: "text", text }] : text,
  }));
  return template.render({
    messages,
    add_generation_prompt: true,
    bos_token: "<bos>",
    eos_token: "<eos>",
    tools: null,
  });
}

function checkSeen(turns: readonly ChatTurn[], target: Target): void {
  const shaped = shapeTurns(turns, target.rules);
  const shown = shaped.flatMap(({ images = [] }) => images).length;
  for (const { text } of shaped) expect(text).toBe(neutralise(text));
  if (target.template !== gemma) return;
  const rendered = renderWithPictures(shaped, gemma);
  expect(rendered.split("<start_of_image>").length - 1).toBe(shown);
  expect(rendered.split("<start_of_turn>").length - 1).toBe(shaped.length + 1);
}

test("1,000 random questions with pictures: a model that sees gets as many as fit, any other their names, and no template refuses either", async () => {
  const pictures = fc.array(
    anyText.map((name) => pictureInfo(name)),
    { minLength: 1, maxLength: 6 },
  );
  const settings = fc.record({
    sees: fc.boolean(),
    pictures,
    context: fc.constantFrom(2200, 4096, 32_000),
    name: fc.constantFrom("gemma-3-4b-it", "qwen2.5-vl-7b"),
  });
  let shownOnce = 0;
  await fc.assert(
    fc.asyncProperty(anyBranch, anyText, settings, async (history, question, { sees, context, name, ...rest }) => {
      const info = { name, ...(sees ? seeing(context) : smallContext(context)) };
      for (const turns of await promptsOf(guide as unknown as Persona, question, { history, info, ...rest })) {
        const { images = [] } = turns.at(-1) ?? {};
        expect(images.length).toBeLessThanOrEqual(sees ? Math.min(4, rest.pictures.length) : 0);
        shownOnce += Math.min(1, images.length);
        if (images.length < rest.pictures.length) expect(turns.at(-1)?.text).toContain("not shown to this model]");
        for (const target of targets) {
          if (sees) checkSeen(turns, target);
          else check(turns, target);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(shownOnce).toBeGreaterThan(100);
}, 120_000);

test("1,000 random sequences of turns with pictures anywhere: no template refuses them, shown or told", () => {
  fc.assert(
    fc.property(anyTurnsWithPictures, (turns) => {
      for (const { rules, template } of targets) {
        const shaped = shapeTurns(turns, rules);
        if (shaped.length === 0) continue;
        const rendered = template === gemma ? renderWithPictures(shaped, gemma) : "";
        const shown = shaped.flatMap(({ images = [] }) => images).length;
        if (template === gemma) expect(rendered.split("<start_of_image>").length - 1).toBe(shown);
        if (shaped.every(({ text }) => text !== "")) check(tellPictures(turns), { name: "", rules, template });
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);
