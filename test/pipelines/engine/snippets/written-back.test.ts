// Whatever a person typed, a snippet's literals mean the same text to the language that reads them.
import { execFileSync } from "node:child_process";
import { stripTypeScriptTypes } from "node:module";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Call } from "../../../../pipelines/engine/snippets/calls.ts";
import { pythonValue } from "../../../../pipelines/engine/snippets/python.ts";
import { shellJson, shellWord } from "../../../../pipelines/engine/snippets/shell.ts";
import { snippetOf } from "../../../../pipelines/engine/snippets/snippet.ts";
import { typescriptValue } from "../../../../pipelines/engine/snippets/typescript.ts";
import { valueOf } from "../../../../pipelines/engine/snippets/value.ts";
import { hasPython } from "../../../support/system-programs.ts";

const nasty = [
  `it's "so"`,
  "$HOME `id` $(id) ${x} \\n \\",
  "two\nlines\r\nand\ttabs",
  "</script><!--",
  "ü 漢字 🙂 \u2028\u2029\u0085\u00a0",
  "\ud800 alone",
  "'''\"\"\"",
  "%s {} {{}} #{x}",
  "-n",
  "!history",
  "",
];
const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constant("__proto__")), tie("value"), { maxKeys: 4 }),
  ),
})).value;
/** Processes are slow: each reads many at once. */
const many = fc.array(json, { minLength: 1, maxLength: 40 }).map((values) => [...nasty, ...values]);
const written = (value: unknown) => valueOf(value) ?? { kind: "plain" as const, json: null };
const asJson = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value));

test("a value in TypeScript is the value that was given", () => {
  fc.assert(
    fc.property(json, (value) => {
      // JSON of the other realm: a `__proto__` must be a key there as well.
      const read: unknown = runInNewContext(`JSON.stringify(${typescriptValue(written(value))})`);
      expect(read).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

test.skipIf(!hasPython)("a value in Python is the value that was given", () => {
  fc.assert(
    fc.property(many, (values) => {
      const program = `import json\n${values.map((value) => `print(json.dumps(${pythonValue(written(value))}))`).join("\n")}\n`;
      const lines = execFileSync("python3", ["-"], { input: program, encoding: "utf8" }).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
        asJson(values).map((line) => JSON.parse(line) as unknown),
      );
    }),
    { numRuns: 15 },
  );
});

test("a JSON body in a shell is the body that was given", () => {
  fc.assert(
    fc.property(many, (values) => {
      const script = values.map((value) => `printf '%s\\n' ${shellJson(written(value), () => "")}`).join("\n");
      const lines = execFileSync("bash", ["-"], { input: script, encoding: "utf8" }).split("\n");
      expect(lines.slice(0, -1)).toEqual(asJson(values));
    }),
    { numRuns: 15 },
  );
});

test("a text in a shell is one argument, word for word, whatever shell reads it", () => {
  const words = fc.array(
    text.map((each) => each.replaceAll("\0", "").toWellFormed()),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(words, (given) => {
      const script = `printf '%s\\0' ${given.map(shellWord).join(" ")}`;
      for (const shell of ["bash", "sh"]) {
        const read = execFileSync(shell, ["-"], { input: script, encoding: "utf8" });
        expect(read.split("\0").slice(0, -1)).toEqual(given);
      }
    }),
    { numRuns: 15 },
  );
});

test("a whole program is one of its language, whatever was asked and whatever the file is called", () => {
  const line = text.map((each) => each.replaceAll("\0", "").toWellFormed());
  fc.assert(
    fc.property(line, line, json, (question, name, value) => {
      const calls: readonly Call[] = [
        { kind: "upload", name, output: { fileId: "file-0123456" } },
        { kind: "mutation", path: "documents.ingest", input: { fileId: "file-0123456", name }, output: {} },
        { kind: "mutation", path: "personas.guide.start", input: { input: { question, value } }, output: {} },
        { kind: "query", path: "conversations.search", input: { query: question } },
      ];
      const origin = "http://127.0.0.1:3000";
      execFileSync("bash", ["-n"], { input: snippetOf("curl", calls, origin), stdio: ["pipe", "pipe", "pipe"] });
      if (hasPython)
        execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.buffer.read())"], {
          input: snippetOf("python", calls, origin),
          stdio: ["pipe", "pipe", "pipe"],
        });
      stripTypeScriptTypes(snippetOf("typescript", calls, origin));
    }),
    { numRuns: 12 },
  );
});
