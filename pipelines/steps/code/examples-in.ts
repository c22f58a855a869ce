// Reads examples out of the person's words as tests: `merge([[1, 3]]) == [[1, 3]]`, `f(2) → 4`, `f(5) returns 7 instead of 8`.
import type { CodeFile } from "../../engine/code.ts";
import { holdsName } from "./names-in.ts";
import { nameFor } from "./read/tests-of.ts";

/** Brackets of one kind, three deep. */
const nested = (open: string, close: string): string => {
  const plain = `[^${open}${close}\\n]`;
  return `${open}(?:${plain}|${open}(?:${plain}|${open}${plain}*${close})*${close})*${close}`;
};
const brackets = [nested("\\[", "\\]"), nested("\\{", "\\}"), nested("\\(", "\\)")].join("|");
const literal = String.raw`(?:${brackets}|"[^"\n]*"|'[^'\n]*'|-?\d+(?:\.\d+)?|True|False|None|true|false|null|undefined)`;
const end = String.raw`(?=$|[\s.,;:!?\x60])`;
const called = String.raw`(?<![\p{L}\p{M}\p{N}_$.])(?<name>[\p{L}_$][\p{L}\p{M}\p{N}_$]*)\((?<inside>(?:[^()\n]|\([^()\n]*\))*)\)\s*,?\s*`;
const shall = String.raw`(?:===?|→|->|=>|⇒|(?:but |and |it |es )?(?:should|must|shall) (?:give|return|be|equal|yield)|soll(?:te)?|muss|ergäbe richtig)\s*`;
const does = String.raw`(?:gives|returns|yields|is|ergibt|gibt|liefert|wird zu)\s*`;
const instead = String.raw`(?:,?\s*(?:instead of|rather than|statt|anstatt|anstelle von|but (?:should|must) (?:be|give|return)|(?:and )?not|expected|erwartet(?: wird)?)\s*)`;
const meant = new RegExp(`${called}${shall}(?<value>${literal})${end}`, "gmu");
const contrast = new RegExp(`${called}${does}${literal}${instead}(?<value>${literal})${end}`, "gmu");
const stated = new RegExp(`${called}${does}(?<value>${literal})${end}`, "gmu");
const examplesAtMost = 20;

/** What a call should give, or also what it gives: of code that is not written yet, that is the same. */
export type Kind = "meant" | "stated";

/** A file of tests in the language of the code; none where the code has no function of that name. */
export function examplesIn(question: string, code: readonly CodeFile[], kind: Kind): CodeFile[] {
  const [first] = code;
  if (!first) return [];
  const { language } = first;
  const isPython = language === "python";
  if (!isPython && language !== "javascript" && language !== "typescript") return [];
  const text = question.replaceAll("`", " ");
  const patterns = kind === "stated" ? [meant, stated] : [contrast, meant];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups: { name = "", inside = "", value = "" } = {} }) => {
      if (!code.some((file) => holdsName(file.text, name))) return [];
      return [assertion(`${name}(${inside})`, valueIn(value.trim(), isPython), isPython)];
    }),
  );
  if (found.length === 0) return [];
  const own = nameFor(language, new Set(code.map((each) => each.name)), isPython ? "test_examples" : "examples.test");
  return [{ name: own, language, text: `${[...new Set(found)].slice(0, examplesAtMost).join("\n")}\n` }];
}

function assertion(call: string, right: string, isPython: boolean): string {
  if (isPython) return `assert ${call} == ${right}`;
  return `test(${JSON.stringify(`${call} is ${right}`)}, () => { expect(${call}).toEqual(${right}); });`;
}

const pythonValues: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };
const scriptValues: Readonly<Record<string, string>> = { True: "true", False: "false", None: "null" };

function valueIn(value: string, isPython: boolean): string {
  const values = isPython ? pythonValues : scriptValues;
  return Object.hasOwn(values, value) ? (values[value] ?? value) : value;
}
