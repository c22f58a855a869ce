// The branch before a question as a run sees it: complete turns, each with what another persona is told of it.
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { toldPictures } from "../../pipelines/engine/picture-words.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { ancestors } from "./branches.ts";
import type { Databases } from "./database.ts";
import { found } from "./rows.ts";
import { storedOutputs } from "./stored-answer.ts";
import { readInput } from "./stored-input.ts";

interface TurnRow {
  readonly message_id: string;
  readonly role: "user" | "assistant";
  readonly persona_id: string;
  readonly text: string;
  readonly told: string | null;
  readonly cited: string;
  readonly image_ids: string | null;
}

type Values = Readonly<Record<string, unknown>>;

interface ValuesRow {
  readonly input: string | null;
  readonly answer: string | null;
  readonly text: string;
}

/** A question's input, or an answer's outputs. */
function readValues(row: ValuesRow | undefined): Values {
  if (row?.answer) return storedOutputs({ answer: row.answer, text: row.text });
  return row ? readInput(row.input, row.text) : {};
}

export function openTurns({ fast }: Databases): Store["messages"]["turnsBefore"] {
  const owned = fast.prepare("select 1 from messages where message_id = ? and owner = ?");
  const branch = fast.prepare(
    `${ancestors} select message_id, role, persona_id, text, told, cited, image_ids from branch join messages using (message_id)
     order by depth desc`,
  );
  const isKept = fast.prepare("select 1 from documents where document_id = ? and owner = ?");
  const values = fast.prepare("select input, answer, text from messages where message_id = ?");

  const picture = fast.prepare("select info from images where image_id = ? and owner = ?").pluck();

  /** Read and parsed when a step looks at them: of most turns only the words are told. */
  const valuesOf = (messageId: string) => {
    let known: Values | undefined;
    return (): Values => (known ??= readValues(values.get(messageId) as ValuesRow | undefined));
  };
  const pictureOf = (owner: string) => (imageId: string) => {
    const info = picture.get(imageId, owner) as string | undefined;
    return info === undefined ? undefined : (JSON.parse(info) as ImageInfo);
  };
  const turnOf = (row: TurnRow, owner: string): Turn => {
    const { message_id: messageId, persona_id: persona, text, image_ids: shown } = row;
    const read = valuesOf(messageId);
    const turn = { messageId, persona, text, told: row.told ?? text };
    const imageIds = shown === null ? [] : (JSON.parse(shown) as string[]);
    return row.role === "user"
      ? {
          role: "user",
          ...turn,
          // Only in the telling: what is remembered of the question, and found by a search, are its words.
          ...(imageIds.length > 0 && { imageIds, told: `${toldPictures(imageIds, pictureOf(owner))}\n\n${turn.told}` }),
          get input() {
            return read();
          },
        }
      : {
          role: "assistant",
          ...turn,
          get outputs() {
            return read();
          },
        };
  };

  return (owner, messageId) => {
    found(owned.get(messageId, owner), "message");
    const kept = new Map<string, boolean>();
    const isHere = (documentId: string) => {
      const known = kept.get(documentId) ?? isKept.get(documentId, owner) !== undefined;
      kept.set(documentId, known);
      return known;
    };
    const isTold = ({ text, told, cited }: TurnRow) =>
      (told ?? text) !== "" && (cited === "[]" || (JSON.parse(cited) as string[]).every(isHere));
    const rows = branch.all(messageId) as TurnRow[];
    // A question whose answer holds nothing, or may not be told, is left out with it.
    return rows.flatMap((answer, index) => {
      const question = rows[index - 1];
      if (answer.role !== "assistant" || question?.role !== "user" || !isTold(answer)) return [];
      return [turnOf(question, owner), turnOf(answer, owner)];
    });
  };
}
