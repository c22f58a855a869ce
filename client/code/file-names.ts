// Which files are code by their name, which are documents, and how pasted code is called.
import { endingOf } from "../../pipelines/engine/code.ts";
import type { CodeLanguage } from "../../pipelines/engine/code.ts";
import { isTestFile } from "../../pipelines/engine/test-files.ts";

/** Endings of code. Source: the languages of the engine, and what stands beside them in a project. */
const codeEndings: ReadonlySet<string> = new Set(
  (
    "py pyi pyw js mjs cjs jsx ts mts cts tsx java kt kts c h cc cpp cxx hpp hh hxx go rs rb php swift scala cs m mm lua pl r jl dart " +
    "css scss less sh bash zsh ps1 sql vue svelte toml ini cfg gradle cmake proto graphql zip"
  ).split(" "),
);
/** Endings whose content decides: an API description is a document, a setting is code. */
const openEndings: ReadonlySet<string> = new Set("json jsonc yaml yml txt log text".split(" "));
/** Files without an ending that are code. */
const codeNames: ReadonlySet<string> = new Set("Makefile Dockerfile Gemfile Rakefile".split(" "));

export type Belongs = "code" | "document" | "content-decides";

export function belongsBy(name: string): Belongs {
  const base = name.slice(name.lastIndexOf("/") + 1);
  // Signatures of a package: read as documentation.
  if (/\.d\.[mc]?ts$/i.test(base)) return "document";
  if (codeNames.has(base)) return "code";
  const ending = base.includes(".") ? base.slice(base.lastIndexOf(".") + 1).toLowerCase() : "";
  if (codeEndings.has(ending)) return "code";
  return openEndings.has(ending) || ending === "" ? "content-decides" : "document";
}

/** Characters of a file that are looked at to tell an API description from other JSON and YAML. */
const lookedAt = 20_000;

/** Of what its name leaves open: an API description and running text are documents. */
export function isCodeByContent(name: string, text: string, looksLikeCode: (text: string) => boolean): boolean {
  const begin = text.slice(0, lookedAt);
  if (/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(begin) || /"(?:openapi|swagger)"\s*:\s*"\d/.test(begin))
    return false;
  return /\.(?:jsonc?|ya?ml)$/i.test(name) || looksLikeCode(text);
}

/** Names what is defined first; a compiler of Java asks for the name of the public class. */
const definitions: Partial<Readonly<Record<CodeLanguage, RegExp>>> = {
  java: /^\s*public\s+(?:final\s+|abstract\s+)*(?:class|interface|enum|record)\s+(\w+)/m,
  python: /^(?:async\s+)?(?:def|class)\s+(\w+)/m,
  javascript: /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\*?|class|const)\s+(\w+)/m,
  typescript:
    /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:abstract\s+)?(?:function\*?|class|const|interface|type)\s+(\w+)/m,
  go: /^func\s+(?:\([^)]*\)\s*)?(\w+)/m,
  rust: /^(?:pub\s+)?(?:async\s+)?(?:fn|struct|enum|trait)\s+(\w+)/m,
};
const longestStem = 40;
/** Of code in which nothing is defined. */
const plainStem = "code";

/** `latest_before.py` after its first definition; `code.py` where none is found. */
export function nameOfPasted(text: string, language: CodeLanguage): string {
  const pattern = definitions[language === "jsx" ? "javascript" : language === "tsx" ? "typescript" : language];
  const found = pattern?.exec(text)?.[1];
  const stem = found && found.length <= longestStem ? found : plainStem;
  return `${stem}.${endingOf[language]}`;
}

/** Tests a file seems to hold; 0 where its name is no test's. */
export function testCount({ name, text }: { readonly name: string; readonly text: string }): number {
  if (!isTestFile({ name })) return 0;
  const found = text.match(
    /^\s*(?:async\s+)?def\s+test\w*\s*\(|^\s*(?:it|test)(?:\.\w+)*\s*\(|^\s*@Test\b|^func\s+Test\w*\(|#\[test\]/gm,
  );
  return found?.length ?? 0;
}
