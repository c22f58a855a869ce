// The JSON an answer is kept as. What its row says already is not said twice, and of memories it keeps which they were: their words stay where they were told, and are gone when they are forgotten there.
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { MemoryKind, RecalledMemory } from "../../pipelines/engine/memory.ts";
import { lengthened, shortened } from "./answer-json.ts";
import type { ShortParts } from "./answer-json.ts";
import type { Databases } from "./database.ts";

/** Of a turn the part that was recalled, as characters of what is told of it. */
type StoredMemory = readonly [memoryId: string, score: number, start?: number, end?: number];

interface StoredAnswer extends Omit<Answer, "memories" | "sources" | "notes" | keyof ShortParts>, ShortParts {
  readonly memories?: readonly StoredMemory[];
  readonly sources?: Answer["sources"];
  readonly notes?: Answer["notes"];
  /** The output whose text is the message's own; null stands in its place. */
  readonly textOf?: string;
}

/** The columns of a message that an answer is read from. */
export interface AnswerRow {
  readonly owner: string;
  readonly conversation_id: string;
  readonly answer: string;
  readonly text: string;
}

interface TurnRow {
  readonly words: string;
  readonly persona: string;
  readonly at: string;
}

interface FactRow extends TurnRow {
  readonly kind: Exclude<MemoryKind, "turn">;
  readonly conversationId: string;
  readonly messageId: string | null;
}

export interface StoredAnswers {
  /** `text` is that of the answer's message. */
  readonly stored: (owner: string, answer: Answer, text: string) => string;
  /** Memories that are forgotten are not among the answer's any more. */
  readonly read: (row: AnswerRow) => Answer;
}

/** The outputs alone, out of the JSON. */
export function storedOutputs({ answer, text }: Pick<AnswerRow, "answer" | "text">): Answer["outputs"] {
  const { outputs, textOf } = JSON.parse(answer) as StoredAnswer;
  return withText(outputs, textOf, text);
}

export function openStoredAnswers({ fast }: Pick<Databases, "fast">): StoredAnswers {
  const turn = fast.prepare(
    `select coalesce(told, text) as words, persona_id as persona, created_at as at from messages
     where message_id = ? and owner = ? and forgotten = 0`,
  );
  const fact = fast.prepare(
    `select text as words, kind, persona_id as persona, conversation_id as conversationId, message_id as messageId, created_at as at
     from memories where memory_id = ? and owner = ?`,
  );

  const storedMemory = (owner: string, { kind, memoryId, score, text }: RecalledMemory): StoredMemory => {
    const rounded = Math.round(score * 1e4) / 1e4;
    if (kind !== "turn") return [memoryId, rounded];
    const start = (turn.get(memoryId, owner) as TurnRow | undefined)?.words.indexOf(text) ?? -1;
    return start < 0 ? [memoryId, rounded] : [memoryId, rounded, start, start + text.length];
  };
  const memoryOf = (row: AnswerRow, [memoryId, score, start, end]: StoredMemory): RecalledMemory[] => {
    const told = fact.get(memoryId, row.owner) as FactRow | undefined;
    if (told) {
      const { kind, words, persona, at } = told;
      const messageId = told.conversationId === row.conversation_id ? told.messageId : null;
      return [{ memoryId, kind, text: words, score, messageId, persona, at }];
    }
    const said = turn.get(memoryId, row.owner) as TurnRow | undefined;
    if (!said) return [];
    const { words, persona, at } = said;
    return [{ memoryId, kind: "turn", text: words.slice(start, end), score, messageId: memoryId, persona, at }];
  };

  return {
    stored: (owner, { memories, sources, notes, outputs, ...answer }, text) => {
      const textOf = text === "" ? undefined : Object.keys(outputs).find((key) => outputs[key] === text);
      const kept: StoredAnswer = {
        ...shortened(answer),
        outputs: textOf === undefined ? outputs : { ...outputs, [textOf]: null },
        ...(textOf === undefined ? {} : { textOf }),
        ...(sources.length === 0 ? {} : { sources }),
        ...(notes.length === 0 ? {} : { notes }),
        ...(memories.length === 0 ? {} : { memories: memories.map((each) => storedMemory(owner, each)) }),
      };
      return JSON.stringify(kept);
    },
    read: (row) => {
      const { memories = [], outputs, textOf, ...answer } = JSON.parse(row.answer) as StoredAnswer;
      return {
        ...emptyAnswer,
        ...lengthened(answer),
        outputs: withText(outputs, textOf, row.text),
        memories: memories.flatMap((each) => memoryOf(row, each)),
      };
    },
  };
}

function withText(outputs: Answer["outputs"], textOf: string | undefined, text: string): Answer["outputs"] {
  return textOf === undefined ? outputs : { ...outputs, [textOf]: text };
}
