// The grammar of each language of code, fetched when a file in it is first shown.
import type { Extension } from "@codemirror/state";
import type { CodeLanguage } from "../../../pipelines/engine/code.ts";

const none = (): Promise<Extension> => Promise.resolve([]);
const script = (options: { readonly jsx?: boolean; readonly typescript?: boolean }) => async (): Promise<Extension> =>
  (await import("@codemirror/lang-javascript")).javascript(options);
const cpp = async (): Promise<Extension> => (await import("@codemirror/lang-cpp")).cpp();

/** Without one the text is plain: there is no grammar of it here. */
export const grammars: Readonly<Record<CodeLanguage, () => Promise<Extension>>> = {
  javascript: script({}),
  jsx: script({ jsx: true }),
  typescript: script({ typescript: true }),
  tsx: script({ jsx: true, typescript: true }),
  python: async () => (await import("@codemirror/lang-python")).python(),
  java: async () => (await import("@codemirror/lang-java")).java(),
  c: cpp,
  cpp,
  go: async () => (await import("@codemirror/lang-go")).go(),
  rust: async () => (await import("@codemirror/lang-rust")).rust(),
  json: async () => (await import("@codemirror/lang-json")).json(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
  shell: none,
  sql: none,
  text: none,
};

const wide: readonly CodeLanguage[] = ["python", "java", "c", "cpp", "rust"];

/** What one step of indentation is: as the text does it, else as the language's own tools do. */
export function indentOf(text: string, language: CodeLanguage): string {
  const found = /^(\t| {2,8})\S/m.exec(text.slice(0, 50_000))?.[1];
  if (found) return found;
  if (language === "go") return "\t";
  return wide.includes(language) ? "    " : "  ";
}
