// The active branch of a conversation as one Markdown text, its citations as footnotes.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { quotedFrom } from "../../pipelines/engine/export/markdown.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import { toldPictures } from "../../pipelines/engine/picture-words.ts";
import { renderValues } from "../../pipelines/engine/render-values.ts";
import type { ConversationCopy, CopiedMessage } from "../store/conversation-copy.ts";

type PersonaById = (id: string) => Persona | undefined;

interface Cited {
  readonly number: number;
  readonly quote: string;
  readonly name: string;
  readonly page: number;
  readonly located: boolean;
}

const words = { page: "p.", unverified: "not found in the document" };

/** Pictures are named: a text holds none. */
export function markdownOf(
  copy: ConversationCopy,
  personaById: PersonaById,
  pictures: ReadonlyMap<string, ImageInfo>,
): string {
  const turns = branchOf(copy).map((message, index) =>
    message.role === "user" ? questionText(message, personaById, pictures) : answerText(message, index, personaById),
  );
  const title = copy.title.replace(/\s+/g, " ").trim();
  return `${[...(title === "" ? [] : [`# ${title}`]), ...turns].join("\n\n")}\n`;
}

function branchOf({ messages, head }: ConversationCopy): readonly CopiedMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: CopiedMessage[] = [];
  for (let at = byId.get(head ?? ""); at; at = byId.get(at.parent ?? "")) branch.push(at);
  return branch.reverse();
}

const nameOf = ({ persona }: CopiedMessage, personaById: PersonaById) =>
  personaById(persona.id)?.title.en ?? persona.id;

/** As a quotation: a heading in it must not become one of the text. */
function questionText(
  message: Extract<CopiedMessage, { role: "user" }>,
  personaById: PersonaById,
  pictures: ReadonlyMap<string, ImageInfo>,
): string {
  const { inputs } = fieldsOfPersona(personaById(message.persona.id));
  const told =
    inputs === undefined ? message.text : renderValues(message.input, inputs, { wholeCode: true }) || message.text;
  const shown = toldPictures(message.imageIds, (imageId) => pictures.get(imageId));
  const whole = [shown, told].filter((part) => part !== "").join("\n\n");
  return `---\n\n**To the ${nameOf(message, personaById)}**\n\n${whole.replace(/^/gm, "> ")}`;
}

function answerText(
  message: Extract<CopiedMessage, { role: "assistant" }>,
  place: number,
  personaById: PersonaById,
): string {
  const { outputs: fields } = fieldsOfPersona(personaById(message.persona.id));
  const { outputs } = message.answer;
  const told = Object.entries(outputs).filter(([key, value]) => !isSaidByFootnotes(value, fields?.[key]?.component));
  const cited = Object.values(outputs).flatMap(citationsOf);
  const body = footnoted(renderValues(Object.fromEntries(told), fields, { wholeCode: true }), cited, place);
  const notes = cited.map((each) => `[^${place}-${each.number}]: ${quotedFrom(each, words)}`);
  const head = `**${nameOf(message, personaById)}**`;
  return [head, body === "" ? "*No answer.*" : body, notes.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** Quotes and references: a footnote holds the quote, the document and the page. */
function isSaidByFootnotes(value: unknown, component: string | undefined): boolean {
  return component === "citations" || component === "references" || citationsOf(value).length > 0;
}

/** By the shape: the persona that cited may be gone. */
function citationsOf(value: unknown): readonly Cited[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((each): each is Cited => {
    const { number, quote, name, page } = (each ?? {}) as Partial<Record<keyof Cited, unknown>>;
    return (
      typeof number === "number" && typeof quote === "string" && typeof name === "string" && typeof page === "number"
    );
  });
}

/** `[2]` becomes the second footnote of this answer; code stays as it is. */
function footnoted(text: string, cited: readonly Cited[], place: number): string {
  const known = new Set(cited.map(({ number }) => String(number)));
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/\[(\d+)\](?!\()/g, (mark, number: string) =>
            known.has(number) ? `[^${place}-${number}]` : mark,
          ),
    )
    .join("");
}
