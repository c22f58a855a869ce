// One or two versions of a function as a program of the sandbox that measures it.
import { readFileSync } from "node:fs";
import type { CodeFile } from "../../../engine/code.ts";
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { holdsTests, sandboxLanguageOf } from "../harness/find-tests.ts";
import { withNames } from "../harness/javascript-source.ts";
import { javascriptFiles } from "../harness/programs.ts";
import { configFile } from "../harness/test-program.ts";

interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

const read = (name: string): ProgramFile => ({
  name,
  text: readFileSync(new URL(`./programs/${name}`, import.meta.url), "utf8"),
});
const parts = {
  python: ["choose", "equal", "inputs"].map((name) => read(`facet_${name}.py`)),
  javascript: [
    ...["choose", "collections", "inputs", "same"].map((name) => read(`facet-${name}.js`)),
    ...javascriptFiles.filter(({ name }) => /names|values/.test(name)),
  ],
} as const;
const entries = {
  python: { growth: read("facet_measure.py"), profile: read("facet_profile.py") },
  javascript: { growth: read("facet-measure.js"), profile: read("facet-profile.js") },
} as const;

export type Purpose = keyof (typeof entries)["python"];
export type Side = "before" | "after";

/** The sides lie in folders of their own, so that their files may have one name. */
export function measureProgram(
  purpose: Purpose,
  language: SandboxLanguage,
  sides: Partial<Record<Side, readonly CodeFile[]>>,
  { written: inputs, ...config }: { readonly written: readonly ProgramFile[] } & Readonly<Record<string, unknown>>,
): { readonly entry: string; readonly files: readonly ProgramFile[] } {
  const given = (Object.entries(sides) as [Side, readonly CodeFile[]][]).map(([side, files]) => ({
    side,
    files: files.filter((file) => sandboxLanguageOf(file.language) !== language || !isOnlyTests(file)),
  }));
  const written = given.flatMap(({ side, files }) =>
    files.map((file) => {
      const name = `${folderOf(side)}/${file.name}`;
      const isScript = language === "javascript" && sandboxLanguageOf(file.language) === language;
      return { name, text: isScript ? withNames({ ...file, name }, null) : file.text };
    }),
  );
  const names = Object.fromEntries(given.map(({ side, files }) => [side, files.map(({ name }) => name)]));
  const entry = entries[language][purpose];
  return {
    entry: entry.name,
    files: [...written, ...inputs, ...parts[language], entry, configFile(language, { ...config, files: names })],
  };
}

const folderOf = (side: Side): string => `facet_${side}`;

/** Files by their name tests; a file with a function and its asserts is measured too. */
const isOnlyTests = (file: CodeFile): boolean =>
  holdsTests(file) && /(?:^|[/_.])(?:tests?|spec)(?:[_.]|$)/.test(file.name);
