// Which function is measured, and all that may tell what its inputs look like, as the measuring programs read it.
import type { CodeFile } from "../../../engine/code.ts";
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { topLevelNames } from "../harness/javascript-source.ts";
import { exampleCalls } from "./example-calls.ts";
import { guessedCalls, parametersOf } from "./guess-arguments.ts";

export interface MeasuredFunction {
  /** All files of the submission. */
  readonly before: readonly CodeFile[];
  /** Where the function is; of the same name on both sides. */
  readonly file: string;
  /** `pair`, or `Pairing.pair` of a class that is made without arguments. */
  readonly name: string;
  /** Code that defines `make_input(n, seed)`, in the function's language: a list of arguments of size n. */
  readonly makeInput?: string;
  /** Tests, examples or docstrings in which the function is called; the submission's own are read too. */
  readonly examples?: readonly string[];
}

interface ProgramInputs {
  readonly file: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly makeInput: string | null;
  readonly examples: readonly string[];
  readonly guesses: readonly string[];
  /** JavaScript: the calls and the maker are files, named above; Python evaluates their text. */
  readonly written: readonly { readonly name: string; readonly text: string }[];
}

export function inputsOf(request: MeasuredFunction, file: CodeFile, language: SandboxLanguage): ProgramInputs {
  const { name, makeInput = null, examples = [], before } = request;
  const last = name.split(".").at(-1) ?? name;
  const texts = [...examples, ...before.map(({ text }) => text)];
  const given = {
    file: request.file,
    name,
    parameters: parametersOf(file.text, last, language)?.parameters.map((each) => each.name) ?? [],
  };
  const calls = exampleCalls(texts, name, language);
  const guesses = guessedCalls(file, name, language);
  if (language === "python") return { ...given, makeInput, examples: calls, guesses, written: [] };
  const names = [...new Set([...topLevelNames(file.text), last])].join(", ");
  const written = [...calls, ...guesses].map((call, at) => ({
    name: `facet_call_${at}.ts`,
    text: `export default ({ ${names} }) => ${call};\n`,
  }));
  const called = written.map((each) => each.name);
  const maker = {
    name: "facet_make.ts",
    text: `${makeInput}\nglobalThis.facet$make = typeof make_input === "function" ? make_input : makeInput;\nexport {};\n`,
  };
  return {
    ...given,
    makeInput: makeInput === null ? null : maker.name,
    examples: called.slice(0, calls.length),
    guesses: called.slice(calls.length),
    written: makeInput === null ? written : [...written, maker],
  };
}
