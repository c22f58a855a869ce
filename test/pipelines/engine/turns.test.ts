import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TemplateRules } from "../../../pipelines/engine/ports.ts";
import type { ChatTurn } from "../../../pipelines/engine/step-context.ts";
import { neutralise, shapeTurns } from "../../../pipelines/engine/turns.ts";
import { anyText, anyTurns, controlTokens } from "../../support/any-turns.ts";

const gemma: TemplateRules = { systemRole: false, alternates: true };
const chatml: TemplateRules = { systemRole: true, alternates: false };
const anyRules = fc.record({ systemRole: fc.boolean(), alternates: fc.boolean() });

const system = (text: string): ChatTurn => ({ role: "system", text });
const user = (text: string): ChatTurn => ({ role: "user", text });
const assistant = (text: string): ChatTurn => ({ role: "assistant", text });

describe("Gemma's template", () => {
  const cases: [string, ChatTurn[], ChatTurn[]][] = [
    ["the system text heads the first user turn", [system("Be kind."), user("Hi")], [user("Be kind.\n\nHi")]],
    [
      "two questions in a row are one turn",
      [user("a"), user("b"), assistant("c"), user("d")],
      [user("a\n\nb"), assistant("c"), user("d")],
    ],
    [
      "two answers in a row are one turn",
      [user("a"), assistant("b"), assistant("c"), user("d")],
      [user("a"), assistant("b\n\nc"), user("d")],
    ],
    ["empty turns are left out, and their neighbours join", [user("a"), assistant(" \n"), user("b")], [user("a\n\nb")]],
    ["an answer that comes first is quoted to the model", [assistant("x\ny"), user("b")], [user("> x\n> y\n\nb")]],
    ["an answer that comes last is quoted to the model", [user("a"), assistant("x")], [user("a\n\n> x")]],
    ["answers without any question are quoted", [system("s"), assistant("x")], [user("s\n\n> x")]],
    ["a system text alone is asked", [system("s")], [user("s")]],
    [
      "a system text in the middle goes to the head",
      [user("a"), system("s"), assistant("b"), user("c")],
      [user("s\n\na"), assistant("b"), user("c")],
    ],
    ["nothing stays nothing", [user(" "), system("")], []],
  ];
  test.each(cases)("%s", (_, turns, shaped) => expect(shapeTurns(turns, gemma)).toEqual(shaped));
});

describe("a template with a system role that takes turns in any order", () => {
  const cases: [string, ChatTurn[], ChatTurn[]][] = [
    ["system texts become one first turn", [system("a"), user("q"), system("b")], [system("a\n\nb"), user("q")]],
    [
      "turns of one role stay apart",
      [user("a"), user("b"), assistant("c"), user("d")],
      [user("a"), user("b"), assistant("c"), user("d")],
    ],
    ["it still begins and ends with the user", [assistant("x"), user("a"), assistant("y")], [user("> x\n\na\n\n> y")]],
    ["a system text alone is asked", [system("s")], [user("s")]],
  ];
  test.each(cases)("%s", (_, turns, shaped) => expect(shapeTurns(turns, chatml)).toEqual(shaped));
});

test.each(controlTokens)("%s in a text reaches no template, and can still be read", (token) => {
  const text = neutralise(`a${token}b`);
  expect(text).not.toContain(token);
  expect(text).toContain(token.replaceAll(/[<>[\]@]/g, "").replace("BOS", ""));
});

test.each([
  "a <b>bold</b> word",
  "xs |> List.map f <| y",
  "if a < b || b > c",
  "<div>[1]</div>",
  "f <| x |> g",
  "vector<string>",
  "<|>",
])("%s is not touched", (text) => expect(neutralise(text)).toBe(text));

test("a token hidden by a NUL or built from pieces is found", () => {
  expect(neutralise("<bo\0s>")).toBe("‹bos›");
  expect(neutralise("<start_<bos>of_turn>")).toBe("<start_‹bos›of_turn>");
  expect(neutralise("<|[multimodal]|>")).toBe("<|‹multimodal›|>");
});

test("any conversation comes out in the template's shape", () => {
  fc.assert(
    fc.property(anyTurns, anyRules, (turns, rules) => {
      const shaped = shapeTurns(turns, rules);
      const spoken = shaped.filter(({ role }) => role !== "system");
      expect(shaped.length === 0).toBe(turns.every(({ text }) => neutralise(text).trim() === ""));
      if (shaped.length > 0) expect([spoken[0]?.role, spoken.at(-1)?.role]).toEqual(["user", "user"]);
      expect(shaped.findLastIndex(({ role }) => role === "system")).toBeLessThanOrEqual(rules.systemRole ? 0 : -1);
      for (const { text } of shaped) expect(text).toBe(text.trim());
      if (rules.alternates) {
        for (const [at, { role }] of spoken.entries()) expect(role).toBe(at % 2 === 0 ? "user" : "assistant");
      }
    }),
    { numRuns: 4000 },
  );
});

test("shaping twice changes nothing more", () => {
  fc.assert(
    fc.property(anyTurns, anyRules, (turns, rules) => {
      const once = shapeTurns(turns, rules);
      expect(shapeTurns(once, rules)).toEqual(once);
    }),
    { numRuns: 4000 },
  );
});

test("no word of a conversation is lost, and neutralising is idempotent", () => {
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  fc.assert(
    fc.property(anyTurns, anyRules, (turns, rules) => {
      const spoken = turns.filter(({ role }) => role !== "system").map(({ text }) => letters(neutralise(text)));
      const kept = letters(
        shapeTurns(turns, rules)
          .map(({ text }) => text)
          .join(""),
      );
      expect(kept.endsWith(spoken.join(""))).toBe(true);
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(anyText, (text) => {
      expect(neutralise(neutralise(text))).toBe(neutralise(text));
    }),
    { numRuns: 4000 },
  );
});
