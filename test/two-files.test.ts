import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

// A fifth persona is pipelines/<id>.ts + prompts/<id>.ts and no other edit. Its tab and form: test/e2e/two-files.test.ts.
const root = fileURLToPath(new URL("..", import.meta.url));
const node = process.execPath;
let house = "";
/** Milliseconds: a whole type check, and a test run inside of one. */
const slow = 240_000;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "facet-fifth-"));
  for (const each of [
    "server",
    "pipelines",
    "prompts",
    "test",
    "client",
    "package.json",
    "tsconfig.json",
    "vite.config.ts",
  ]) {
    cpSync(join(root, each), join(house, each), { recursive: true, filter: (path) => !path.endsWith(".gen.ts") });
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const folder of ["pipelines", "prompts"]) {
    cpSync(join(root, "test/data/fifth-persona", folder), join(house, folder), { recursive: true });
  }
  execFileSync(node, ["server/setup/write-personas.ts"], { cwd: house });
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => {
  try {
    return { ok: true, text: execFileSync(node, [command, ...args], { cwd: house, encoding: "utf8", stdio: "pipe" }) };
  } catch (thrown) {
    const { stdout, stderr } = thrown as { stdout: string; stderr: string };
    return { ok: false, text: stdout + stderr };
  }
};

test(
  "its procedure is typed for every client, wrong fields and wrong choices included",
  () => {
    writeFileSync(
      join(house, "test/typed.ts"),
      `import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter, PersonaInputs } from "../server/api.ts";
const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: "x" })] });
const input: PersonaInputs["translator"] = { text: "Guten Tag", to: "en" };
await api.personas.translator.start.mutate({ input });
// @ts-expect-error no such language
await api.personas.translator.start.mutate({ input: { text: "Guten Tag", to: "klingon" } });
// @ts-expect-error no such field
await api.personas.translator.start.mutate({ input: { question: "Guten Tag" } });
`,
    );
    const { ok, text } = run("node_modules/typescript/bin/tsc", "-p", ".");
    expect(text).toBe("");
    expect(ok).toBe(true);
  },
  slow,
);

test("it is in the catalogue, between the tabs its order says, with its fields", () => {
  const { text } = run(
    "--input-type=module",
    "-e",
    `const { personasRouter } = await import("${house}/server/routers/personas.ts");
     const { createCallerFactory } = await import("${house}/server/trpc.ts");
     const caller = createCallerFactory(personasRouter)({ services: {}, owner: "local" });
     console.log(JSON.stringify(await caller.catalogue()));`,
  );
  const catalogue = JSON.parse(text) as { id: string; order: number; inputs: { key: string; component: string }[] }[];
  expect(catalogue.map((each) => each.order)).toEqual(catalogue.map((each) => each.order).toSorted((a, b) => a - b));
  const fifth = catalogue.find((each) => each.id === "translator");
  expect(fifth?.inputs.map(({ key, component }) => ({ key, component }))).toEqual([
    { key: "text", component: "textarea" },
    { key: "to", component: "select" },
  ]);
});

test(
  "the contract of every persona holds for it",
  () => {
    const { ok, text } = run(
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      "unit",
      "test/pipelines/personas.contract.test.ts",
      // The other personas keep theirs without it; what is asked of all together is asked here again.
      "--testNamePattern",
      "translator|ids and places",
      "--reporter",
      "verbose",
    );
    expect(text).toContain("translator");
    expect(text).toContain("ids and places are unique");
    expect(ok, text).toBe(true);
  },
  slow,
);

test("nothing else was edited", () => {
  for (const file of ["server/routers/personas.ts", "server/start.ts"]) {
    expect(readFileSync(join(house, file), "utf8")).toBe(readFileSync(join(root, file), "utf8"));
    expect(readFileSync(join(house, file), "utf8")).not.toContain("translator");
  }
});
