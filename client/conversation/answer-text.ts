// An answer or a whole conversation as text, for copying and for screen readers.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { outputText } from "./output-text.ts";

/** The outputs in the persona's order, `[1]` kept, with the references it leads to. */
export function markdownText(answer: Answer, persona: CataloguePersona | undefined, language: Language): string {
  const order = persona?.outputs.map((field) => field.key) ?? [];
  const keys = [
    ...order.filter((key) => key in answer.outputs),
    ...Object.keys(answer.outputs).filter((key) => !order.includes(key)),
  ];
  return keys
    .map((key) =>
      outputText(
        answer.outputs[key],
        persona?.outputs.find((each) => each.key === key),
        language,
      ),
    )
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The same without Markdown's signs. */
export function plainText(answer: Answer, persona: CataloguePersona | undefined, language: Language): string {
  return withoutSigns(markdownText(answer, persona, language));
}

const fence = /^ {0,3}(`{3,}|~{3,})[^\n`]*(?:\n([\s\S]*?))?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm;
const inlineCode = /(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g;

/** Code comes out as it is: its signs are its own. */
export function withoutSigns(markdown: string): string {
  const code: string[] = [];
  const hide = (text: string) => `\ue002${code.push(text) - 1}\ue003`;
  return markdown
    .replace(fence, (_, _fence: string, text: string | undefined) => (text ? hide(text.replace(/\n$/, "")) : ""))
    .replace(inlineCode, (_, _sign: string, text: string) => hide(text))
    .replace(/^ {0,3}#{1,6}\s+/gm, "")
    .replace(/^ {0,3}>\s?/gm, "")
    .replace(/!?\[([^\]]*)\]\(([^)]*)\)/g, (_, words: string, address: string) =>
      words === address ? words : `${words} (${address})`,
    )
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, "$2")
    .replace(/(^|[\s(])[*_](?=\S)([^*_\n]*\S)[*_](?=$|[\s).,;:!?])/gm, "$1$2")
    .replace(/^[ \t]*[-*_]{3,}[ \t]*$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .replace(/\ue002(\d+)\ue003/g, (all, at: string) => code[Number(at)] ?? all);
}

/** The shown branch, each message under the name of who wrote it. */
export function conversationMarkdown(
  live: LiveConversation,
  names: {
    readonly you: string;
    readonly persona: (id: string) => string;
    readonly personaById: (id: string) => CataloguePersona | undefined;
  },
  language: Language,
): string {
  const { nodes, path } = live.tree();
  const parts = path.flatMap((id) => {
    const node = nodes.get(id);
    if (!node) return [];
    if (node.role === "user") return [`## ${names.you}\n\n${node.text}`];
    const { answer } = live.live(node.runId);
    const persona = answer.persona?.id ?? "";
    return [`## ${names.persona(persona)}\n\n${markdownText(answer, names.personaById(persona), language)}`];
  });
  return `# ${live.title()}\n\n${parts.join("\n\n")}\n`;
}

/** Words of what was written so far. */
export function wordCount(answer: Answer): number {
  const texts = Object.values(answer.outputs).filter((value) => typeof value === "string");
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
