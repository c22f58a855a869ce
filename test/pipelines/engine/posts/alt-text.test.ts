import { describe, expect, it } from "vitest";
import { altAdvice, lintAlt } from "../../../../pipelines/engine/posts/alt-text.ts";
import type { AltCode, AltContext } from "../../../../pipelines/engine/posts/alt-text.ts";
import { altQuestionIds, altTree, decorativeBy } from "../../../../pipelines/engine/posts/alt-tree.ts";

const codes = (text: string, context: AltContext = {}) => lintAlt(text, context).map(({ code }) => code);
const long = "A barista pours milk into a cup. ".repeat(40).trim();

it.each([
  "A barista pours milk into a small cup, drawing a leaf.",
  "Ein Barista gießt Milch in eine kleine Tasse.",
  "Screenshot of a settings page with two switches.",
  "A painter in front of her picture of a boat.",
  "Two people look at a photo album.",
  "拿铁咖啡上画着一片叶子。",
  "A NASA badge on a blue jacket.",
  "Graphic novels on a shelf.",
])("finds nothing wrong with %j", (text) => {
  expect(lintAlt(text)).toEqual([]);
});

describe("“image of”", () => {
  it.each([
    ["Image of a cup.", "a cup."],
    ["A photo of a cup.", "a cup."],
    ["This picture shows a cup.", "a cup."],
    ["Photo: a cup.", "a cup."],
    ["Bild von einer Tasse.", "einer Tasse."],
    ["Das Foto zeigt eine Tasse.", "eine Tasse."],
    ["Auf dem Bild ist eine Tasse.", "eine Tasse."],
    ["Imagen de una taza.", "una taza."],
    ["Une photo d’une tasse.", "une tasse."],
    ["Immagine di una tazza.", "una tazza."],
    ["Foto de uma xícara.", "uma xícara."],
    ["Een foto van een kopje.", "een kopje."],
    ["Zdjęcie filiżanki.", "filiżanki."],
    ["Fotoğrafta bir fincan var.", "bir fincan var."],
    ["この写真にはカップがあります。", "カップがあります。"],
    ["图片中有一个杯子。", "一个杯子。"],
  ])("is told in %j", (text, rest) => {
    const found = lintAlt(text).find(({ code }) => code === "starts-with-image-of");
    expect(found).toMatchObject({ level: "should", start: 0 });
    expect(text.slice(found?.end).trim()).toBe(rest);
  });
});

it.each<[AltCode, string, AltContext]>([
  ["file-name", "IMG_20260501_091200.jpg", {}],
  ["file-name", "IMG_4711", {}],
  ["file-name", "my holiday (3).HEIC", {}],
  ["file-name", "latte morning", { fileName: "latte morning.png" }],
  ["too-long", long, {}],
  ["over-limit", long, { platforms: ["x"] }],
  ["visible-text-missing", "A blue sign over a door.", { visibleText: ["OPEN ALL NIGHT"] }],
  ["no-end-mark", "A cup on a table", {}],
  ["capitals", "A CUP ON THE WOODEN TABLE.", {}],
  ["repeats-caption", "The first latte of the day.", { caption: "The first latte of the day! ☕ #coffee" }],
  ["emoji-row", "A cup. ☕ ☕ 👨‍👩‍👧‍👦", {}],
  ["hashtags", "A cup of #coffee.", {}],
  ["empty", " ", {}],
  ["not-empty", "A line.", { decorative: true }],
])("tells %s", (code, text, context) => {
  expect(codes(text, context)).toContain(code);
});

it.each<[AltCode, string, AltContext]>([
  ["over-limit", "a".repeat(999).concat("."), { platforms: ["x", "youtube", "facebook"] }],
  ["visible-text-missing", "A blue sign says “open all night”.", { visibleText: ["OPEN ALL NIGHT!"] }],
  [
    "visible-text-missing",
    "A menu: flat white three euros, espresso two.",
    { visibleText: ["FLAT WHITE THREE EURO5"] },
  ],
  ["visible-text-missing", "写着“今日特价”的牌子。", { visibleText: ["今日特价"] }],
  ["capitals", "A sign says OPEN ALL NIGHT LONG.", { visibleText: ["OPEN ALL NIGHT LONG"] }],
  ["too-long", `A sign says: ${"word ".repeat(40)}.`, { visibleText: ["word ".repeat(40)] }],
  ["repeats-caption", "A cup.", { caption: "A cup." }],
  ["emoji-row", "A cup with ☕ and ❤️ on it.", {}],
  ["empty", "", { decorative: true }],
])("does not tell %s without cause", (code, text, context) => {
  expect(codes(text, context)).not.toContain(code);
});

it("says which platform refuses it, which line is missing, and where a row of emoji is", () => {
  expect(
    lintAlt(long, { platforms: ["mastodon", "pinterest", "x"] }).filter(({ code }) => code === "over-limit"),
  ).toEqual(["pinterest", "x"].map((detail) => ({ code: "over-limit", level: "must", detail })));
  expect(lintAlt("A sign says open.", { visibleText: ["Open", "Closed on Mondays"] })).toEqual([
    { code: "visible-text-missing", level: "must", detail: "Closed on Mondays" },
  ]);
  const text = "Cups ☕ ☕ ☕ here.";
  const row = lintAlt(text).find(({ code }) => code === "emoji-row");
  expect(text.slice(row?.start, row?.end)).toBe("☕ ☕ ☕");
});

it("advises 125 characters and refuses nothing for being longer", () => {
  expect(altAdvice).toBe(125);
  expect(lintAlt(`${"a ".repeat(70)}b.`)).toEqual([{ code: "too-long", level: "should" }]);
});

describe("the W3C's tree", () => {
  it("asks every question once, and each can be reached", () => {
    expect(altTree.map(({ questionId }) => questionId)).toEqual(altQuestionIds);
    const next = altTree.flatMap(({ yes, no }) => [yes, no].flatMap((step) => ("next" in step ? [step.next] : [])));
    expect(next.toSorted()).toEqual(altQuestionIds.slice(1).toSorted());
  });

  it.each([
    [{}, { next: "contains-text" }],
    [{ "contains-text": true }, { next: "text-repeated-nearby" }],
    [
      { "contains-text": true, "text-repeated-nearby": true },
      { decorative: true, outcome: "empty" },
    ],
    [
      { "contains-text": true, "text-repeated-nearby": false, "text-for-effect": false, "text-has-function": false },
      { decorative: false, outcome: "text" },
    ],
    [
      { "contains-text": false, "link-or-button": true },
      { decorative: false, outcome: "function" },
    ],
    [
      { "contains-text": false, "link-or-button": false, "adds-meaning": true, "said-nearby": false, complex: true },
      { decorative: false, outcome: "describe-and-explain" },
    ],
    [
      { "contains-text": false, "link-or-button": false, "adds-meaning": false, decorative: true },
      { decorative: true, outcome: "empty" },
    ],
    [
      { "contains-text": false, "link-or-button": false, "adds-meaning": false, decorative: false },
      { decorative: false, outcome: "describe" },
    ],
  ])("%j leads to %j", (answers, outcome) => {
    expect(decorativeBy(answers)).toEqual(outcome);
  });
});
