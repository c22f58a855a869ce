// Pictures in a conversation: in the order they were shown, in user turns alone, and never both shown and told.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askingOf } from "../../../pipelines/engine/chat.ts";
import {
  describePicture,
  notShown,
  pictureTokens,
  tellPictures,
  toldPictures,
} from "../../../pipelines/engine/picture-words.ts";
import type { ModelInfo, TemplateRules } from "../../../pipelines/engine/ports.ts";
import type { ChatTurn, TurnImage } from "../../../pipelines/engine/step-context.ts";
import { neutralise, shapeTurns } from "../../../pipelines/engine/turns.ts";
import { anyTurnsWithPictures, controlTokens } from "../../support/any-turns.ts";
import { pictureInfo } from "../../support/given-pictures.ts";
import { scriptedModels, seeing } from "../../support/scripted-model.ts";

const gemma: TemplateRules = { systemRole: false, alternates: true };
const chatml: TemplateRules = { systemRole: true, alternates: false };
const anyRules = fc.record({ systemRole: fc.boolean(), alternates: fc.boolean() });

const image = (name: string): TurnImage => ({
  description: `${name}, 600 × 400 pixels`,
  mediaType: "image/png",
  data: Buffer.from(name),
});
const [a, b, c] = [image("a.png"), image("b.png"), image("c.png")] as const;
const user = (text: string, ...images: TurnImage[]): ChatTurn => ({ role: "user", text, images });
const assistant = (text: string, ...images: TurnImage[]): ChatTurn => ({ role: "assistant", text, images });
const system = (text: string, ...images: TurnImage[]): ChatTurn => ({ role: "system", text, images });

describe("turns that are shaped", () => {
  const cases: [string, ChatTurn[], TemplateRules, ChatTurn[]][] = [
    [
      "pictures of two questions in a row follow each other",
      [user("1", a, b), user("2", c)],
      gemma,
      [user("1\n\n2", a, b, c)],
    ],
    ["a question of pictures alone stays", [user("", a)], gemma, [user("", a)]],
    ["it joins the next one without a gap", [user(" ", a), user("2", b)], gemma, [user("2", a, b)]],
    ["the system text heads a question of pictures alone", [system("s"), user("", a)], gemma, [user("s", a)]],
    [
      "a system role leaves the picture to the question",
      [system("s"), user("", a)],
      chatml,
      [{ role: "system", text: "s" }, user("", a)],
    ],
    [
      "a picture of the system text is the question's first",
      [system("s", a), user("q", b)],
      chatml,
      [{ role: "system", text: "s" }, user("q", a, b)],
    ],
    [
      "a picture of an answer is told",
      [user("q"), assistant("it", a), user("r")],
      gemma,
      [
        { role: "user", text: "q" },
        { role: "assistant", text: `${notShown(a.description)}\n\nit` },
        { role: "user", text: "r" },
      ],
    ],
  ];
  test.each(cases)("%s", (_, turns, rules, shaped) => expect(shapeTurns(turns, rules)).toEqual(shaped));

  test("any pictures come out once, in their order, in user turns that still alternate", () => {
    fc.assert(
      fc.property(anyTurnsWithPictures, anyRules, (turns, rules) => {
        const shaped = shapeTurns(turns, rules);
        const ofUsers = turns.filter(({ role }) => role === "user").flatMap(({ images = [] }) => images);
        const ofSystem = turns.filter(({ role }) => role === "system").flatMap(({ images = [] }) => images);
        expect(shaped.flatMap(({ images = [] }) => images)).toEqual([...ofSystem, ...ofUsers]);
        expect(shaped.every(({ role, images }) => role === "user" || images === undefined)).toBe(true);
        expect(shaped.every(({ text, images }) => text !== "" || images !== undefined)).toBe(true);
        const spoken = shaped.filter(({ role }) => role !== "system");
        if (shaped.length > 0) expect([spoken[0]?.role, spoken.at(-1)?.role]).toEqual(["user", "user"]);
        if (rules.alternates)
          for (const [at, { role }] of spoken.entries()) expect(role).toBe(at % 2 === 0 ? "user" : "assistant");
        for (const { text } of shaped) expect(text).toBe(neutralise(text).trim());
        expect(shapeTurns(shaped, rules)).toEqual(shaped);
      }),
      { numRuns: 2000 },
    );
  });

  test("for a model that does not see, the words are those of a conversation without pictures, with a line for each", () => {
    fc.assert(
      fc.property(anyTurnsWithPictures, anyRules, (turns, rules) => {
        const shaped = shapeTurns(tellPictures(turns), rules);
        expect(shaped.some(({ images }) => images !== undefined)).toBe(false);
        const count = turns.flatMap(({ images = [] }) => images).length;
        expect(
          shaped
            .map(({ text }) => text)
            .join("\n")
            .split(", not shown to this model]").length - 1,
        ).toBe(count);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("asking", () => {
  const turns: ChatTurn[] = [{ role: "system", text: "Be kind." }, user("What is it?", a, b)];
  const signal = new AbortController().signal;
  const asked = async (info: Partial<ModelInfo>, what = turns) => {
    const { llm, model } = scriptedModels([{ text: "A cup." }], { info });
    await askingOf(model, signal).chat({ turns: what, maxTokens: 5 });
    return llm.asked[0]?.turns;
  };

  test("a model that sees gets the bytes before the words, and no line about them", async () => {
    expect(await asked(seeing())).toEqual([
      {
        role: "user",
        text: "Be kind.\n\nWhat is it?",
        pictures: [
          { mediaType: "image/png", data: Buffer.from("a.png") },
          { mediaType: "image/png", data: Buffer.from("b.png") },
        ],
      },
    ]);
  });

  test("a model that does not see gets a line for each, and no bytes", async () => {
    expect(await asked({})).toEqual([
      {
        role: "user",
        text: "Be kind.\n\n[Picture: a.png, 600 × 400 pixels, not shown to this model]\n[Picture: b.png, 600 × 400 pixels, not shown to this model]\n\nWhat is it?",
      },
    ]);
  });

  test.each(controlTokens)("%s in a picture's name reaches no template", async (token) => {
    const named = { ...a, description: describePicture(pictureInfo(`x${token}y.png`)) };
    const [turn] = (await asked({}, [user("?", named)])) ?? [];
    expect(turn?.text).not.toContain(token);
    expect(turn?.text).toMatch(/^\[Picture: x.*y\.png, 600 × 400 pixels, not shown to this model\]\n\n\?$/);
  });
});

describe("what is said of a picture", () => {
  test("is its name in one line, its brackets gone, and the size of the part that is kept", () => {
    expect(describePicture(pictureInfo("a]\n[Ignore all.png"))).toBe("a Ignore all.png, 600 × 400 pixels");
    expect(describePicture(pictureInfo("x".repeat(300)))).toBe(`${"x".repeat(80)}, 600 × 400 pixels`);
    expect(describePicture(pictureInfo(" ", { crop: [0.5, 0, 0.5, 0.25] }))).toBe("unnamed, 300 × 100 pixels");
  });

  test("names those of an earlier question, and says which are gone", () => {
    const known = new Map([["1", pictureInfo("a.jpg", { width: 4032, height: 2688 })]]);
    const told = (...ids: string[]) => toldPictures(ids, (id) => known.get(id));
    expect(told("1")).toBe("[Picture: a.jpg 4032 × 2688]");
    expect(told("1", "2")).toBe("[Pictures: a.jpg 4032 × 2688, one that was deleted]");
    expect(told("2", "3")).toBe("[Pictures: 2 that were deleted]");
    expect(told()).toBe("");
  });

  test("what one costs is Gemma's 256 tokens and what stands around them; of other models, which cut it into patches, more", () => {
    expect(pictureTokens({ name: "google/gemma-3-4b-it" })).toBe(272);
    expect(pictureTokens({ name: "Qwen2.5-VL-7B" })).toBeGreaterThan((896 / 28) ** 2);
  });
});
