// Which file of a submission is the one to run.
import type { CodeFile } from "../../../engine/code.ts";
import type { RaisedError, SandboxLanguage } from "../../../engine/sandbox.ts";
import { holdsTests, sandboxLanguageOf } from "./find-tests.ts";
import { flatLines, maskSource } from "./mask-source.ts";

const pythonDefinition =
  /^(?:\s|$|@|(?:async\s+)?def\b|class\b|import\b|from\b|if\s+TYPE_CHECKING|[)\]}]|[rbuf]*["']|[A-Za-z_]\w*\s*(?::[^=]+)?=\s*(?:[^(]*|[A-Za-z.]+\(_*"?\s*\))$)/;
const javascriptDefinition =
  /^\s*(?:$|[)\]}*]|import\b|export\b|(?:async\s+)?function\b|class\b|interface\b|type\b|enum\b|declare\b|abstract\b|["'`]|(?:const|let|var)\s+[^=]+=\s*(?:(?:async\s*)?(?:function\b|\(?[\w\s,{}:[\]]*\)?\s*=>)|[^(]*$|require\s*\()|module\.exports|exports\.)/;

/** Whether running the file does anything but define. */
export function hasWork(file: CodeFile): boolean {
  const language = sandboxLanguageOf(file.language);
  if (language === null) return false;
  const lines = flatLines(maskSource(file.text, language)).map(([, line]) => line);
  const definition = language === "python" ? pythonDefinition : javascriptDefinition;
  return lines.some((line) => !definition.test(line));
}

const usual = /(?:^|\/)(?:__main__|main|app|index|run|cli)\.(?:py|[cm]?[jt]s)$/;

/** The file where the trace began, else the one that does something, by its usual name first; null where running anything would only define. */
export function findEntry(
  files: readonly CodeFile[],
  language: SandboxLanguage,
  error: RaisedError | null = null,
): CodeFile | null {
  const mine = files.filter((file) => sandboxLanguageOf(file.language) === language);
  const began = mine.find(({ name }) => name === error?.trace[0]?.file);
  if (began && (error?.trace[0]?.function === null || hasWork(began))) return began;
  const working = mine.filter((file) => hasWork(file) && !holdsTests(file));
  return working.find(({ name }) => usual.test(name)) ?? working.at(-1) ?? null;
}
