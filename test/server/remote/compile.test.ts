import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { buildRemote } from "../../../server/setup/build-remote.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const clone = fileURLToPath(new URL("../../../", import.meta.url));
beforeAll(() => buildRemote(), 300_000);

/** The strictest a consumer may be; nothing of Facet's own dependencies is in its reach but through the link. */
const strict = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  module: "nodenext",
  lib: ["es2022", "dom"],
  types: [],
};

/** The errors of TypeScript in a project that has linked this Facet, as "file:line code". */
function errorsOf(programs: Readonly<Record<string, string>>, facet = clone): readonly string[] {
  using folder = tmpFolder();
  mkdirSync(join(folder.path, "node_modules"));
  symlinkSync(facet, join(folder.path, "node_modules", "facet"));
  writeFileSync(join(folder.path, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions: strict, include: ["*.ts"] }));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder.path, `${name}.ts`), text);
  const { stdout } = spawnSync(join(clone, "node_modules/.bin/tsc"), ["-p", "."], {
    cwd: folder.path,
    encoding: "utf8",
  });
  return [...stdout.matchAll(/^(\S+?)\.ts\((\d+),\d+\): error (TS\d+)/gm)].map(
    ([, file, line, code]) => `${file}:${line} ${code}`,
  );
}

const begin = `import { connect, FacetClientError } from "facet/client";
import type { RunEvent, TypedAnswer } from "facet/client";
const facet = connect({ url: "http://127.0.0.1:3000" });
`;
const beginLines = begin.split("\n").length - 1;

/** Every event of the closed set but the last two. */
const cases = [
  "run-queued",
  "run-start",
  "run-progress",
  "model-waiting",
  "step-start",
  "step-progress",
  "step-end",
  "sources-found",
  "memories-recalled",
  "context-built",
  "text-delta",
  "output",
  "output-delta",
  "note",
  "run-resumed",
  "run-end",
];
const exhaustive = (given: readonly string[]) => `export function seen(event: RunEvent): string {
  switch (event.type) {
${given.map((each) => `    case "${each}":`).join("\n")}
      return event.type;
    default: {
      const left: never = event;
      return left;
    }
  }
}
`;

const correct = `${begin}
export async function main(): Promise<string> {
  const asking = await facet.ask("guide", { question: "What is heat?", depth: "school" }, { model: undefined });
  for await (const event of asking) {
    if (event.type === "text-delta") console.log(event.field, event.text);
    if (event.type === "run-end" && event.error) console.log(event.error.code === "model-missing");
  }
  const answer: TypedAnswer<"guide"> = await asking.answer();
  const research = await (await facet.ask("researcher", { question: "q", mode: "compare" })).answer();
  const quotes: (string | undefined)[] = (research.outputs.citations ?? []).map((each) => each.quote);
  const creator = await (await facet.ask("creator", { brief: "b", platforms: ["x"] })).answer();
  const { passages } = await facet.api.documents.search.query({ query: "heat", k: 3 });
  const { models } = await facet.api.models.list.query();
  const { fileId } = await facet.upload("a.txt", new Uint8Array([1]));
  await facet.api.documents.ingest.mutate({ fileId }, { signal: AbortSignal.timeout(1000) });
  for await (const event of facet.follow(asking.runId, 3)) console.log(event.type);
  console.log(quotes, creator.outputs.posts?.length, passages[0]?.page, models[0]?.state, answer.error?.next);
  return answer.outputs.answer ?? (await asking.stop());
}
export const isMine = (error: unknown) => error instanceof FacetClientError && error.data.code === "rate-limited" && error.status;
${exhaustive([...cases, "conversation-titled", "memories-kept", "conversation-changed", "documents-changed"])}`;

/** What is wrong, in the line marked with "here", and the code of its error. */
const wrong: Readonly<Record<string, readonly [text: string, code: string]>> = {
  "wrong-field": [`await facet.ask("guide", { question: "q", colour: "red" }); // here`, "TS2353"],
  "missing-field": [`await facet.ask("creator", { tone: "witty" }); // here`, "TS2741"],
  "wrong-value": [`await facet.ask("guide", { question: "q", depth: "shallow" }); // here`, "TS2322"],
  "wrong-type": [`await facet.ask("guide", { question: 3 }); // here`, "TS2322"],
  "wrong-persona": [`await facet.ask("poet", { question: "q" }); // here`, "TS2345"],
  "wrong-output": [
    `const answer = await (await facet.ask("guide", { question: "q" })).answer();\nconsole.log(answer.outputs.findings); // here`,
    "TS2339",
  ],
  "output-of-another-type": [
    `const answer = await (await facet.ask("developer", { question: "q" })).answer();\nexport const text: string = answer.outputs.explanation; // here`,
    "TS2322",
  ],
  "missing-case": [
    exhaustive([...cases, "memories-kept", "conversation-changed", "documents-changed"]).replace(
      "= event;",
      "= event; // here",
    ),
    "TS2322",
  ],
  "case-that-never-comes": [
    `for await (const event of facet.follow("r"))\n  if (event.type === "text") console.log(event); // here`,
    "TS2367",
  ],
  "wrong-procedure": [`await facet.api.documents.find.query({ query: "q" }); // here`, "TS2339"],
  "a-mutation-as-query": [`await facet.api.runs.stop.query({ runId: "r" }); // here`, "TS2339"],
  "wrong-argument": [`await facet.api.documents.search.query({ query: "q", k: "3" }); // here`, "TS2322"],
  "wrong-error-code": [
    `export const isMine = (error: FacetClientError) => error.data.code === "too-hot"; // here`,
    "TS2367",
  ],
};

describe("a project of its own that imports facet/client", () => {
  const errors = () =>
    errorsOf({
      correct,
      ...Object.fromEntries(Object.entries(wrong).map(([name, [text]]) => [name, `${begin}${text}\n`])),
    });

  test("compiles where it is right, and where it is wrong is told so in that line", () => {
    const expected = Object.entries(wrong).map(([name, [text, code]]) => {
      const line = text.split("\n").findIndex((each) => each.endsWith("// here")) + 1;
      return `${name}:${beginLines + line} ${code}`;
    });
    expect(errors().toSorted()).toEqual(expected.toSorted());
  });
});

test("the personas of this disk are those it knows, also one that was put there since", { timeout: 300_000 }, () => {
  using folder = tmpFolder();
  for (const each of ["server", "pipelines", "prompts", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(join(clone, each), join(folder.path, each), {
      recursive: true,
      filter: (path) => !path.endsWith(".gen.ts"),
    });
  symlinkSync(join(clone, "node_modules"), join(folder.path, "node_modules"));
  cpSync(join(clone, "test/data/fifth-persona"), folder.path, { recursive: true });
  execFileSync(process.execPath, ["server/setup/build-remote.ts"], { cwd: folder.path });
  const program = `${begin}await facet.ask("translator", { text: "Guten Tag" });\nawait facet.ask("poet", {});\n`;
  expect(errorsOf({ program }, folder.path)).toEqual([`program:${beginLines + 2} TS2345`]);
});

test("what is packed is the script, its types and nothing it would have to install", () => {
  const packed = execFileSync("npm", ["pack", "./dist/remote", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: clone,
  });
  const [{ files }] = JSON.parse(packed.toString()) as [{ files: { path: string }[] }];
  expect(files.map(({ path }) => path).toSorted()).toEqual(["client.d.ts", "client.js", "package.json"]);
  expect(JSON.parse(readFileSync(join(clone, "dist/remote/package.json"), "utf8"))).not.toHaveProperty("dependencies");
  for (const file of ["client.js", "client.d.ts"])
    expect(readFileSync(join(clone, "dist/remote", file), "utf8")).not.toMatch(/^import |from "[^."]/m);
});

test("the script runs where nothing else is", async () => {
  using folder = tmpFolder();
  cpSync(join(clone, "dist/remote"), join(folder.path, "node_modules/facet"), { recursive: true });
  const program = `import { connect } from "facet/client";
try { await connect({ url: "http://127.0.0.1:9" }).api.system.status.query(); } catch (error) { console.log(error.name, error.status); }`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: folder.path });
  expect(printed.toString().trim()).toBe("FacetClientError 0");
});
