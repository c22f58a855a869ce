// The code in the draft of a message, and what is left of it afterwards.
import { expect, test } from "vitest";
import {
  codeFieldsOf,
  codeQuestion,
  filesIn,
  freeName,
  isPicker,
  lineCount,
  textIn,
  withFiles,
  withoutCode,
  withText,
} from "../../../client/code/code-input.ts";
import { en } from "../../../client/strings/en.ts";
import type { CatalogueField } from "../../../server/api.ts";

const field = (key: string, component: CatalogueField["component"]): CatalogueField => ({
  key,
  component,
  label: { en: key, de: key },
  schema: {},
});
const inputs = [
  field("question", "textarea"),
  field("wish", "select"),
  field("files", "files"),
  field("error", "code"),
  field("tests", "code"),
];
const fields = codeFieldsOf({ inputs })!;

test("files and texts of code are shown in the editor, everything else stays a picker", () => {
  expect(inputs.filter(isPicker).map(({ key }) => key)).toEqual(["question", "wish"]);
  expect(fields.files.key).toBe("files");
  expect(fields.texts.map(({ key }) => key)).toEqual(["error", "tests"]);
});

test("a persona without a field for files takes no code", () => {
  expect(codeFieldsOf({ inputs: inputs.slice(0, 2) })).toBeUndefined();
});

test("what an old draft holds in place of files is left out", () => {
  const good = { name: "a.py", language: "python", text: "x = 1" };
  const files = [good, null, "text", { name: 4 }, { name: "b", text: "y", language: "klingon" }];
  expect(filesIn({ files }, fields)).toEqual([good]);
  expect(filesIn({ files: "a.py" }, fields)).toEqual([]);
  expect(textIn({ error: { no: "text" } }, "error")).toBe("");
});

test("a sent message leaves its code behind and keeps what was chosen", () => {
  const input = { question: "", wish: "bugs", files: [{ name: "a.py", text: "" }], error: "x", tests: "y" };
  expect(withoutCode({ inputs }, input)).toEqual({ question: "", wish: "bugs" });
});

test("no files and no text leave their fields unset, as a message without them has them", () => {
  const input = withText(withFiles({ question: "q" }, fields, []), "error", "");
  expect(JSON.stringify(input)).toBe('{"question":"q"}');
});

test.each([
  ["", 0],
  ["a", 1],
  ["a\n", 1],
  ["a\nb", 2],
  ["a\r\nb\r\n", 2],
  ["\n", 1],
  ["\n\n", 2],
])("the lines of %j are counted as an editor counts them", (text, count) => {
  expect(lineCount(text)).toBe(count);
});

test("a name that is taken gets a number before its ending", () => {
  expect(freeName("a.py", [])).toBe("a.py");
  expect(freeName("a.py", ["a.py", "a-2.py"])).toBe("a-3.py");
  expect(freeName("src/Makefile", ["src/Makefile"])).toBe("src/Makefile-2");
  expect(freeName(".env", [".env"])).toBe(".env-2");
});

test("code without words asks for the wish that was chosen, else to look at it; without code nothing is asked", () => {
  const words = (en: string) => ({ en, de: en });
  const wish = {
    ...field("wish", "select"),
    schema: { default: "auto" },
    choices: { auto: words("What fits"), bugs: words("Find bugs") },
  };
  const persona = { inputs: [field("question", "textarea"), wish, field("files", "files"), field("error", "code")] };
  const speaking = { local: ({ en }: { readonly en: string }) => en, strings: () => en };
  const files = [{ name: "a.py", text: "x" }];
  expect(codeQuestion(persona, { files, wish: "bugs" }, speaking)).toBe("Find bugs");
  expect(codeQuestion(persona, { files, wish: "auto" }, speaking)).toBe(en.lookAtCode);
  expect(codeQuestion(persona, { error: "boom" }, speaking)).toBe(en.lookAtCode);
  expect(codeQuestion(persona, { wish: "bugs", files: [], error: "" }, speaking)).toBeUndefined();
});
