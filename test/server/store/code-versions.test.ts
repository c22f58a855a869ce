import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NewCodeChange } from "../../../pipelines/engine/code-versions.ts";
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { scopedCode } from "../../../server/code/scoped-code.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { endWith, newQuestion } from "../../support/told-run.ts";

const file = (text: string): CodeFile => ({ name: "a.py", language: "python", text });
const edited = (text: string): NewCodeChange => ({
  origin: "edited",
  title: null,
  fixId: null,
  restores: null,
  files: [file(text)],
});

type TestStore = ReturnType<typeof openTestStore>;
type Place = { readonly conversationId?: string; readonly parentId?: string | null };

/** A question with code, answered with code or without. */
async function asked(store: TestStore, place: Place, code: { question?: string; answer?: string } = {}) {
  const files = (text: string | undefined) => (text === undefined ? {} : { files: [file(text)] });
  const input = { question: "why?", ...files(code.question) };
  const started = await store.runs.start("local", newQuestion("why?", { ...place, input }));
  endWith(store, started.runId, { answer: "so", ...files(code.answer) });
  return started;
}

const textsOf = (store: TestStore, messageId: string) =>
  store.versions.ofBranch("local", messageId).map(({ files }) => files[0]?.text);

test("versions follow the branch: submitted, written and edited ones in the order they came", async () => {
  const store = openTestStore();
  const first = await asked(store, {}, { question: "one", answer: "two" });
  const { conversationId } = first;
  expect(store.versions.add("local", conversationId, edited("three"))).toMatchObject({
    number: 3,
    origin: "edited",
    messageId: first.answerId,
    files: [file("three")],
  });
  const second = await asked(store, { conversationId }, { answer: "four" });
  expect(textsOf(store, second.answerId)).toEqual(["one", "two", "three", "four"]);
  expect(textsOf(store, second.messageId)).toEqual(["one", "two", "three"]);
  expect(textsOf(store, first.messageId)).toEqual(["one"]);
});

test("a run reads the versions before its question: not its own files, and what they were when it looked first", async () => {
  const store = openTestStore();
  const { conversationId } = await asked(store, {}, { question: "one" });
  store.versions.add("local", conversationId, edited("two"));
  const { messageId } = await asked(store, { conversationId }, { question: "own" });
  const code = scopedCode(store, "local", messageId);
  expect(code.current()?.files).toEqual([file("two")]);
  expect(code.versions().map(({ number }) => number)).toEqual([1, 2]);
  const fresh = await asked(store, {});
  expect(scopedCode(store, "local", fresh.messageId).current()).toBeNull();
  expect(() => scopedCode(store, "bob", messageId).versions()).toThrow(/not-found/);
});

test("what changes nothing becomes no version and leaves no row", async () => {
  const store = openTestStore();
  const { conversationId, answerId } = await asked(store, {}, { question: "one" });
  expect(store.versions.add("local", conversationId, edited("one"))).toMatchObject({ number: 1, origin: "submitted" });
  expect(store.versions.count("local", [answerId])).toBe(0);
});

test("no version is added while an answer is being written, to an empty conversation, to one that is removed or to another owner's", async () => {
  const store = openTestStore();
  const { conversationId } = await asked(store, {}, { question: "one" });
  const add = (owner: string, id: string) => () => store.versions.add(owner, id, edited("two"));
  expect(add("bob", conversationId)).toThrow(/not-found/);
  expect(add("local", store.conversations.create("local", "empty").conversationId)).toThrow(/not-found/);
  await store.runs.start("local", newQuestion("next", { conversationId }));
  expect(add("local", conversationId)).toThrow(/conflict/);
  const other = await asked(store, {}, { question: "one" });
  store.conversations.remove("local", other.conversationId);
  expect(add("local", other.conversationId)).toThrow(/not-found/);
});

test("versions go with their message, with its branch and with the conversation, and are counted", async () => {
  const store = openTestStore();
  const first = await asked(store, {}, { question: "one" });
  const { conversationId } = first;
  store.versions.add("local", conversationId, edited("two"));
  const second = await asked(store, { conversationId });
  store.versions.add("local", conversationId, edited("three"));
  const count = () => store.versions.count("local", [first.answerId, second.answerId]);
  expect(count()).toBe(2);
  expect(store.versions.count("bob", [first.answerId])).toBe(0);
  store.messages.remove("local", second.messageId);
  expect(count()).toBe(1);
  expect(textsOf(store, first.answerId)).toEqual(["one", "two"]);
  store.conversations.remove("local", conversationId);
  store.conversations.purge(new Date(Date.now() + 1));
  expect(count()).toBe(0);
});

test("of code that was deleted no byte is left in the file", async () => {
  using folder = tmpFolder();
  const path = `${folder.path}/facet.db`;
  const store = openTestStore(path);
  const first = await asked(store, {}, { question: "one" });
  const second = await asked(store, { conversationId: first.conversationId });
  store.versions.add("local", first.conversationId, edited("secretlyedited"));
  const bytes = () => ["", "-wal"].map((end) => readFileSync(`${path}${end}`, "latin1")).join("");
  expect(bytes()).toContain("secretlyedited");
  store.messages.remove("local", second.messageId);
  expect(bytes()).not.toContain("secretlyedited");
});

const steps = fc.array(
  fc.oneof(
    fc.record({ ask: fc.nat(), code: fc.boolean(), written: fc.boolean() }),
    fc.record({ edit: fc.nat() }),
    fc.record({ back: fc.nat() }),
  ),
  { minLength: 3, maxLength: 12 },
);

test("on random trees no branch ever shows a version of another one, whatever was asked, edited and gone back to", async () => {
  const store = openTestStore();
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const root = await asked(store, {}, { question: "root" });
      const { conversationId } = root;
      const answers = [root.answerId];
      /** What each branch must show, by the answer it ends with. */
      const expected = new Map([[root.answerId, ["root"]]]);
      for (const [index, step] of all.entries()) {
        const at = (place: number) => answers[place % answers.length]!;
        if ("ask" in step) {
          const parentId = at(step.ask);
          const code = {
            ...(step.code ? { question: `q${index}` } : {}),
            ...(step.written ? { answer: `w${index}` } : {}),
          };
          const { answerId } = await asked(store, { conversationId, parentId }, code);
          answers.push(answerId);
          const before = expected.get(parentId)!;
          expected.set(answerId, [...before, ...Object.values(code)]);
        } else if ("edit" in step) {
          const answerId = at(step.edit);
          // Later than what had left this message before: that must not see it.
          await new Promise((resolve) => setTimeout(resolve, 2));
          store.messages.setHead("local", conversationId, answerId);
          store.versions.add("local", conversationId, edited(`e${index}`));
          expected.get(answerId)!.push(`e${index}`);
          await new Promise((resolve) => setTimeout(resolve, 2));
        } else store.messages.setHead("local", conversationId, at(step.back));
      }
      for (const answerId of answers) expect(textsOf(store, answerId)).toEqual(expected.get(answerId));
    }),
    { numRuns: 25 },
  );
});
