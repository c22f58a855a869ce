// `[1]` in an answer as a chip that opens its source, and `[!]` as the mark of a sentence that no source supports.
import type { TokenizerAndRendererExtension } from "marked";

/** Not before `(` or `:`, where it would be the words of a link or its target. */
const marker = /^\[(\d{1,3}|!)\](?![(:])/;

/** `unsupported` is said of `[!]`, and is safe as HTML. Inside code and links nothing becomes a chip. */
export function citation(unsupported: string): TokenizerAndRendererExtension {
  return {
    name: "citation",
    level: "inline",
    start: (source) => source.match(/\[(?:\d{1,3}|!)\]/)?.index,
    tokenizer(source) {
      if (this.lexer.state.inLink) return undefined;
      const match = marker.exec(source);
      return match ? { type: "citation", raw: match[0], text: match[1] ?? "" } : undefined;
    },
    renderer: ({ text }) =>
      text === "!"
        ? `<span class="cite unsupported" role="img" aria-label="${unsupported}">!</span>`
        : `<button type="button" class="cite">${String(text)}</button>`,
  };
}
