// A submission and its tests as a program of the sandbox: the person's files, the harness beside them, and what it is to do.
import type { CodeFile } from "../../../engine/code.ts";
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { casesOf, hasDoctests, holdsTests, sandboxLanguageOf } from "./find-tests.ts";
import { importsOf, withChecks, withNames, withShims } from "./javascript-source.ts";
import { maskSource } from "./mask-source.ts";
import { javascriptFiles, pythonFiles, testEntries } from "./programs.ts";

export interface TestSources {
  readonly files: readonly CodeFile[];
  /** Pasted tests: code, or `[arguments, expected]` a line. */
  readonly tests: string | null;
  readonly language: SandboxLanguage;
  /** What cases without code are about. */
  readonly functionName?: string;
}

export interface ProgramLimits {
  readonly testMs: number;
  readonly tests: number;
  /** Tests that may still not end; default: any number. */
  readonly ended?: number;
  /** Outcomes of tests that need not run again: the first ones, in their order. */
  readonly known: readonly unknown[];
}

export interface TestProgram {
  readonly entry: string;
  readonly files: (limits: ProgramLimits) => readonly { readonly name: string; readonly text: string }[];
  /** The person's files and tests as they are named in traces, with their own text. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Null where there is nothing that could be run as a test. */
export function testProgram(given: TestSources): TestProgram | null {
  const { files, tests, language } = given;
  const mine = files.filter((file) => sandboxLanguageOf(file.language) === language);
  const cases = tests === null ? null : casesOf(tests);
  const pasted = tests === null || cases !== null || tests.trim() === "" ? null : pastedFile(tests, given);
  const testFiles = [...mine.filter(holdsTests), ...(pasted ? [pasted] : [])];
  const sources = mine.filter((file) => !testFiles.includes(file));
  const doctests = language === "python" ? sources.filter(hasDoctests) : [];
  if (testFiles.length === 0 && cases === null && doctests.length === 0) return null;
  const build = language === "python" ? pythonProgram : javascriptProgram;
  const built = build({ sources, testFiles, cases });
  const doctested = doctests.map(({ name }) => name);
  const config = {
    ...built.config,
    load: [...new Set([...built.config.load, ...doctested])],
    doctests: doctested,
    tests: testFiles.map(({ name }) => name),
    cases: cases ?? [],
    function: given.functionName ?? null,
    all: mine.map(({ name }) => name),
  };
  const others = files.filter((file) => !mine.includes(file)).map(({ name, text }) => ({ name, text }));
  return {
    entry: testEntries[language].name,
    sources: new Map([...mine, ...testFiles].map(({ name, text }) => [name, text])),
    files: (limits) => [
      ...others,
      ...built.files,
      ...(language === "python" ? pythonFiles : javascriptFiles),
      testEntries[language],
      configFile(language, { ...config, limits }),
    ],
  };
}

/** What the program is to do, as a file that it reads. */
export function configFile(
  language: SandboxLanguage,
  config: unknown,
): { readonly name: string; readonly text: string } {
  const json = JSON.stringify(config);
  return language === "python"
    ? { name: "facet_config.json", text: json }
    : {
        name: "facet-config.js",
        text: `export default ${json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")};\n`,
      };
}

function pastedFile(text: string, { files, language }: TestSources): CodeFile {
  const isTyped = files.some((file) => file.language === "typescript");
  const ending = language === "python" ? "py" : isTyped ? "ts" : "js";
  const taken = new Set(files.map(({ name }) => name));
  let name = `tests.${ending}`;
  for (let number = 2; taken.has(name); number += 1) name = `tests-${number}.${ending}`;
  return { name, language: language === "python" ? "python" : isTyped ? "typescript" : "javascript", text };
}

interface Parts {
  readonly sources: readonly CodeFile[];
  readonly testFiles: readonly CodeFile[];
  readonly cases: readonly string[] | null;
}

interface Built {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly config: {
    readonly load: readonly string[];
    readonly throwing: readonly string[];
    /** Test files that import nothing of the submission: they see its top-level names. */
    readonly seeing: readonly string[];
  };
}

function pythonProgram({ sources, testFiles, cases }: Parts): Built {
  const stems = sources.map(({ name }) => name.replace(/^.*\//, "").replace(/\.py$/, ""));
  const importing = (file: CodeFile) => {
    const lines = maskSource(file.text, "python").matchAll(/^\s*(?:from|import)\s+([\w.]+)/gm);
    return [...lines].some(([, module = ""]) => module.split(".").some((part) => stems.includes(part)));
  };
  const shared = sources.filter(({ name }) => /(?:^|\/)conftest\.py$/.test(name));
  const isLoaded = cases !== null || testFiles.some((file) => !importing(file));
  const plain = [...sources, ...testFiles];
  return {
    files: plain.map(({ name, text }) => ({ name, text })),
    config: {
      load: (isLoaded ? sources : shared).map(({ name }) => name),
      throwing: [],
      seeing: testFiles.filter((file) => !importing(file)).map(({ name }) => name),
    },
  };
}

function javascriptProgram({ sources, testFiles, cases }: Parts): Built {
  const relative = testFiles.flatMap(({ text }) =>
    importsOf(text).filter(({ specifier }) => /^\.{0,2}\//.test(specifier)),
  );
  const isLoaded =
    cases !== null ||
    testFiles.some(({ text }) => !importsOf(text).some(({ specifier }) => /^\.{0,2}\//.test(specifier)));
  const exported = relative.some(({ kind }) => kind === "import") ? "import" : relative.length > 0 ? "require" : null;
  const shimmed = testFiles.map((file) => ({
    name: file.name,
    text: withChecks(file.name, withShims(file.name, file.text, sources)),
  }));
  return {
    files: [...sources.map((file) => ({ name: file.name, text: withNames(file, exported) })), ...shimmed],
    config: {
      load: isLoaded ? sources.map(({ name }) => name) : [],
      seeing: [],
      throwing: testFiles
        .filter(({ text }) => /\bthrow\b/.test(maskSource(text, "javascript")))
        .map(({ name }) => name),
    },
  };
}
