import { expect, test } from "vitest";
import { after, before, failure, file, openAsked } from "../../support/submitted-code.ts";

test("a fix is applied, undone, and restored by its id; nothing is lost on the way", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const { conversationId, answerId: messageId } = await ask();
  const applied = await api.applyFix({ messageId, fixId: "f1" });
  expect(applied).toMatchObject({ number: 2, origin: "applied", title: "fix f1", fixId: "f1", files: [file(after)] });
  expect(await api.undo({ conversationId })).toMatchObject({
    number: 3,
    origin: "restored",
    byUndo: true,
    files: [file(before)],
  });
  expect(await api.undo({ conversationId })).toBeNull();
  const redone = await api.restore({ conversationId, versionId: applied.versionId });
  expect(redone).toMatchObject({ number: 4, origin: "restored", restores: applied.versionId, files: [file(after)] });
  expect((await api.versions({ conversationId })).versions.map(({ origin }) => origin)).toEqual([
    "submitted",
    "applied",
    "restored",
    "restored",
  ]);
});

test("a fix that is clicked twice is applied once, and two fixes of one text are both applied", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const { conversationId, answerId: messageId } = await ask();
  const first = await api.applyFix({ messageId, fixId: "f1" });
  expect(await api.applyFix({ messageId, fixId: "f1" })).toEqual(first);
  const both = await api.applyFix({ messageId, fixId: "f2" });
  expect(both.files).toEqual([file(after.replace("last", "newest"))]);
  expect((await api.versions({ conversationId })).versions).toHaveLength(3);
});

test("a fix goes onto what was edited since; where its lines were edited, the conflict names file and reason and nothing changes", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const { conversationId, answerId: messageId } = await ask();
  await api.keep({ conversationId, files: [{ name: "a.py", text: `# mine\n${before}` }] });
  expect((await api.applyFix({ messageId, fixId: "f1" })).files[0]?.text).toBe(`# mine\n${after}`);
  await api.keep({ conversationId, files: [{ name: "a.py", text: before.replace("len(items)", "-1") }] });
  const versions = await api.versions({ conversationId });
  expect(await failure(api.applyFix({ messageId, fixId: "f1" }))).toMatchObject({
    code: "conflict",
    facts: { what: "fix", file: "a.py", reason: "code-changed" },
  });
  expect(await api.versions({ conversationId })).toEqual(versions);
});

test("code that came in the words of the question gets its first version with the fix", async () => {
  const { facet, api, ask } = await openAsked({ files: [] });
  await using _ = facet;
  const { conversationId, answerId: messageId } = await ask();
  expect(await api.versions({ conversationId })).toEqual({ versions: [], texts: [] });
  expect(await api.undo({ conversationId })).toBeNull();
  expect(await api.applyFix({ messageId, fixId: "f1" })).toMatchObject({
    number: 1,
    origin: "applied",
    files: [file(after)],
  });
});

test("a fix of another branch is applied only once that branch is shown; one that is none is not found", async () => {
  const { facet, api, ask, store } = await openAsked();
  await using _ = facet;
  const first = await ask();
  const { conversationId } = first;
  const second = await ask(conversationId, first.answerId);
  store.messages.setHead("local", conversationId, first.answerId);
  const other = { messageId: second.answerId, fixId: "f1" };
  expect(await failure(api.applyFix(other))).toMatchObject({ code: "conflict", facts: { reason: "other-branch" } });
  await facet.as("local").messages.select({ messageId: second.answerId });
  expect(await api.applyFix(other)).toMatchObject({ messageId: second.answerId });
  for (const fixId of ["f3", "constructor"])
    expect(await failure(api.applyFix({ messageId: first.answerId, fixId }))).toMatchObject({ code: "not-found" });
  expect(await failure(api.applyFix({ messageId: first.messageId, fixId: "f1" }))).toMatchObject({ code: "not-found" });
  const odd = await ask(conversationId, undefined, { fixes: [null, { fixId: "f1" }, "f1"] });
  expect(await failure(api.applyFix({ messageId: odd.answerId, fixId: "f1" }))).toMatchObject({ code: "not-found" });
});

test("versions are those of the branch that is asked for; a message or version of another conversation is not found in this one", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const first = await ask();
  const { conversationId } = first;
  const kept = await api.keep({ conversationId, files: [{ name: "b.rs", text: "fn main() {}" }] });
  expect((await api.versions({ conversationId, messageId: first.messageId })).versions).toHaveLength(1);
  const other = await ask();
  const { conversationId: otherId } = other;
  expect(await failure(api.versions({ conversationId: otherId, messageId: first.messageId }))).toMatchObject({
    code: "not-found",
  });
  for (const call of [api.restore, api.version])
    expect(await failure(call({ conversationId: otherId, versionId: kept.versionId }))).toMatchObject({
      code: "not-found",
    });
});

test("the list of versions carries each text once, and the texts of old versions only when they are asked for", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const { conversationId } = await ask();
  const large = (letter: string) => ({ name: "large.txt", text: letter.repeat(390_000) });
  const kept = [];
  for (const letter of ["a", "b", "c", "d", "e", "f", "g"])
    kept.push(await api.keep({ conversationId, files: [file(before), large(letter)] }));
  const { versions, texts } = await api.versions({ conversationId });
  expect(texts.length).toBe(new Set(texts).size);
  expect(texts.join("").length).toBeLessThanOrEqual(2_000_000);
  const whole = versions.filter(({ files }) => files !== null);
  expect(versions).toHaveLength(8);
  expect(versions.at(-1)).toMatchObject({ files: [{ name: "a.py" }, { name: "large.txt" }] });
  expect(whole.map(({ number }) => number)).toEqual([1, 4, 5, 6, 7, 8]);
  const [first] = kept;
  const versionId = first!.versionId;
  expect(await api.version({ conversationId, versionId })).toEqual(first);
});

test("a fix of more files than a message may hold, as a stranger's file may bring it, is none", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const change = { name: "a.py", language: "python", before, after };
  const outputs = { fixes: [{ fixId: "f1", title: "much", changes: Array.from({ length: 61 }, () => change) }] };
  const { answerId: messageId } = await ask(undefined, undefined, outputs);
  expect(await failure(api.applyFix({ messageId, fixId: "f1" }))).toMatchObject({
    code: "not-found",
    facts: { what: "fix" },
  });
});

test("deleting a message says how many versions went with it", async () => {
  const { facet, api, ask } = await openAsked();
  await using _ = facet;
  const { conversationId, messageId, answerId } = await ask();
  await api.applyFix({ messageId: answerId, fixId: "f1" });
  await api.undo({ conversationId });
  expect((await facet.as("local").messages.remove({ messageId })).removed).toMatchObject({ messages: 2, versions: 2 });
});

test("a share shows the answer alone: neither the submitted files nor what the person made of them", async () => {
  const { facet, api, ask } = await openAsked({ files: [file("SUBMITTED = 1\n")] });
  await using _ = facet;
  const { conversationId } = await ask(undefined, undefined, { files: [file("WRITTEN = 1\n")] });
  await api.keep({ conversationId, files: [file("EDITED = 1\n")] });
  const { shareId } = await facet.as("local").shares.add({ conversationId });
  const shared = JSON.stringify(await facet.as("bob").shares.get({ shareId }));
  expect(shared).toContain("WRITTEN");
  expect(shared).not.toMatch(/SUBMITTED|EDITED/);
});

test("submitted code is found by the search and told to other personas, of a long file only a part", async () => {
  const long = `def unlikely_name():\n    pass\n${"x = 1\n".repeat(50_000)}`;
  const { facet, ask, store } = await openAsked({ files: [file(long)] });
  await using _ = facet;
  const { answerId, messageId } = await ask();
  expect(store.messages.search("local", "unlikely_name", 5)).toMatchObject([{ messageId }]);
  const [question] = store.messages.turnsBefore("local", answerId);
  expect(question?.told).toContain("are left out here");
  expect(question?.told.length).toBeLessThan(6000);
  expect(question?.input?.["files"]).toEqual([file(long)]);
});
