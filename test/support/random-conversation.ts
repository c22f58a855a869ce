// Random conversations as files hold them: trees with branches, pairs, facts that correct each other, feedback.
import fc from "fast-check";
import { feedbackLabels } from "../../pipelines/engine/feedback.ts";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { ConversationCopy, CopiedChange, CopiedMessage } from "../../server/store/conversation-copy.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", "Ölbaum `x` [1]", "東京の天気", "a\0b", '"\\\n'),
);
const at = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const persona = fc.record({ id: fc.constantFrom("guide", "researcher", "gone"), version: fc.constantFrom("1", "2") });
const values = fc.dictionary(
  fc.constantFrom("question", "answer", "list", "constructor", "1"),
  fc.jsonValue({ maxDepth: 3 }),
);
const answer = fc.record(
  {
    status: fc.constantFrom("done" as const, "stopped" as const, "failed" as const),
    model: fc.option(fc.string(), { nil: null }),
    outputs: values,
    steps: fc.array(fc.record({ done: fc.nat(), step: text, status: fc.constant("done" as const) }), { maxLength: 2 }),
    notes: fc.array(
      fc.record({
        values: fc.dictionary(fc.constantFrom("a", "b"), fc.nat()),
        key: text,
        level: fc.constant("info" as const),
      }),
      { maxLength: 2 },
    ),
    ms: fc.nat(),
    promptHash: fc.constant("ab12"),
  },
  { requiredKeys: ["status", "outputs"] },
);
const seed = fc.record({
  parent: fc.nat(),
  isPair: fc.boolean(),
  asked: fc.record({
    persona,
    at,
    text,
    input: values,
    documentIds: fc.subarray(["d1", "d2"]),
    imageIds: fc.subarray(["i1", "i2"]),
  }),
  answers: fc.array(fc.record({ persona, at, text, answer, forgotten: fc.boolean(), factsRead: fc.boolean() }), {
    minLength: 0,
    maxLength: 3,
  }),
});

/** Each seed hangs one question, with its answers, under an answer before it, or begins another root. */
const messages = fc.array(seed, { maxLength: 12 }).map((seeds) => {
  const all: CopiedMessage[] = [];
  for (const [index, { parent, isPair, asked, answers }] of seeds.entries()) {
    const before = all.filter(({ role }) => role === "assistant");
    const from = parent % (before.length + 1);
    const id = `q${index}`;
    all.push({ id, parent: before[from]?.id ?? null, role: "user", factsRead: false, forgotten: false, ...asked });
    for (const [place, { answer: its, ...rest }] of answers.entries()) {
      const beside = isPair && place > 0 ? `a${index}.0` : null;
      const answered = { ...emptyAnswer, ...its, persona: rest.persona };
      all.push({ ...rest, id: `a${index}.${place}`, parent: id, role: "assistant", beside, answer: answered });
    }
  }
  return all;
});

export const conversationCopy: fc.Arbitrary<ConversationCopy> = fc
  .record({
    messages,
    title: text,
    createdAt: at,
    pinned: fc.boolean(),
    remembers: fc.boolean(),
    head: fc.nat(),
    facts: fc.array(
      fc.record({ on: fc.nat(), text: fc.string({ minLength: 1 }), at, edited: fc.boolean(), aboutYou: fc.boolean() }),
      { maxLength: 4 },
    ),
    changes: fc.array(fc.record({ on: fc.nat(), at, text, title: fc.option(text, { nil: null }) }), { maxLength: 5 }),
    labels: fc.subarray([...feedbackLabels]),
    comment: text,
  })
  .map(({ messages: all, head, facts, changes, labels, comment, ...rest }) => {
    const answers = all.filter(({ role }) => role === "assistant");
    const some = (place: number) => all[place % Math.max(1, all.length)]?.id ?? null;
    return {
      ...rest,
      messages: all,
      head: some(head),
      facts: facts.map(({ on, aboutYou, ...fact }, index) => ({
        ...fact,
        id: `fact${index}`,
        message: on % 3 === 0 ? null : some(on),
        persona: on % 2 === 0 ? null : "guide",
        kind: aboutYou ? ("about-you" as const) : ("fact" as const),
        subject: "deadline",
        replaces: index > 0 && on % 2 === 1 ? `fact${index - 1}` : null,
      })),
      summaries: answers
        .slice(0, 1)
        .map(({ id, at: when }) => ({ through: id, text: "Sum.", madeBy: "code", at: when })),
      changes: all.length === 0 ? [] : changes.map((change, index) => changeOf(all, change, index)),
      feedback: answers
        .slice(0, 2)
        .map(({ id, at: when }) => ({ message: id, verdict: "like" as const, labels, comment, at: when })),
    };
  });

interface Seed {
  readonly on: number;
  readonly at: string;
  readonly text: string;
  readonly title: string | null;
}

/** Every second one restores a message or the change before it; the others have files of their own. */
function changeOf(
  all: readonly CopiedMessage[],
  { on, at: when, text: code, title }: Seed,
  index: number,
): CopiedChange {
  const message = all[on % all.length]?.id ?? "";
  const base = { id: `change${index}`, message, at: when };
  if (on % 2 === 1) {
    const restores = on % 3 === 0 && index > 0 ? `change${index - 1}` : message;
    return { ...base, origin: on % 5 === 0 ? "undone" : "restored", title: null, fixId: null, restores, files: null };
  }
  const files = [{ name: "src/a.py", language: "python" as const, text: code }];
  const origin = title === null ? "edited" : "applied";
  return { ...base, origin, title, fixId: title === null ? null : "fix1", restores: null, files };
}
