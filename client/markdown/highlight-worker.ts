// Colours code away from the page's own thread: text in, one class a token out.
import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import type { HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import type { LanguageName } from "./language-names.ts";
import { languages } from "./languages.ts";

export interface HighlightRequest {
  readonly id: number;
  readonly language: LanguageName;
  readonly text: string;
}

/** A run of text and what it is: "k" keyword, "s" string, "n" number, "f" name, "c" comment, "" the rest. */
export type CodePiece = readonly [text: string, kind: string];

export interface HighlightReply {
  readonly id: number;
  readonly pieces: readonly CodePiece[];
}

const kinds: Readonly<Record<string, string>> = {
  "--t-token-keyword": "k",
  "--t-token-string": "s",
  "--t-token-string-expression": "s",
  "--t-token-constant": "n",
  "--t-token-function": "f",
  "--t-token-parameter": "",
  "--t-token-comment": "c",
  "--t-token-inserted": "s",
  "--t-token-deleted": "k",
  "--t-token-changed": "n",
  "--t-token-link": "f",
};

let highlighter: Promise<HighlighterCore> | undefined;

async function highlight({ id, language, text }: HighlightRequest): Promise<HighlightReply> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "facet", variablePrefix: "--t-", fontStyle: false })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const ready = await highlighter;
  if (!ready.getLoadedLanguages().includes(language)) await ready.loadLanguage(languages[language]);
  const { tokens } = ready.codeToTokens(text, { lang: language, theme: "facet" });
  const pieces: [string, string][] = [];
  for (const [index, line] of tokens.entries()) {
    if (index > 0) add(pieces, "\n", "");
    for (const token of line)
      add(pieces, token.content, kinds[/var\((--[\w-]+)\)/.exec(token.color ?? "")?.[1] ?? ""] ?? "");
  }
  return { id, pieces };
}

function add(pieces: [string, string][], text: string, kind: string): void {
  const last = pieces.at(-1);
  if (last?.[1] === kind) last[0] += text;
  else pieces.push([text, kind]);
}

addEventListener("message", ({ data }: MessageEvent<HighlightRequest>) => {
  // A grammar that fails leaves the code plain; an empty reply says so.
  highlight(data).then(
    (reply) => postMessage(reply),
    () => postMessage({ id: data.id, pieces: [] } satisfies HighlightReply),
  );
});
