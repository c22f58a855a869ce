import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exportConversation } from "../../../server/conversation-file/export.ts";
import { importConversation } from "../../../server/conversation-file/import.ts";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { listedPictures } from "../../support/given-pictures.ts";
import { answered } from "../../support/told-run.ts";
import { conversationCopy } from "../../support/random-conversation.ts";

const personaById = () => undefined;
const images = listedPictures();

test("a conversation that is exported, imported and exported again is the same to the byte", () => {
  const store = openTestStore();
  const services = { store, images, personaById };
  const exported = (conversationId: string) =>
    exportConversation(services, "local", { conversationId, format: "json" }).text;
  fc.assert(
    fc.property(conversationCopy, (copy) => {
      const first = exported(store.copies.write("local", copy).conversationId);
      const { conversationId, messageCount } = importConversation(services, "other", { json: first });
      const second = exportConversation(services, "other", { conversationId, format: "json" }).text;
      expect(second).toBe(first);
      expect(createHash("sha256").update(second).digest("hex")).toBe(createHash("sha256").update(first).digest("hex"));
      expect(messageCount).toBe(copy.messages.length);
      expect(store.messages.tree("other", conversationId).map(({ text }) => text.toWellFormed())).toEqual(
        copy.messages.map(({ text }) => text.toWellFormed()),
      );
      const path = store.messages.path("other", conversationId);
      expect(path.length === 0).toBe(copy.head === null);
    }),
    { numRuns: 200 },
  );
});

test("an imported conversation is found by its words, goes on, and keeps what was corrected apart", async () => {
  const store = openTestStore();
  const services = { store, images, personaById };
  const documentId = withPages(store, "moon.txt", ["The moon is grey."]);
  const persona = { id: "researcher", version: "1" };
  const question = { question: "Which colour is the moon?" };
  const start = { persona, input: question, text: question.question, modelId: null, documentIds: [documentId] };
  const started = await store.runs.start("local", start);
  const run = store.runs.get("local", started.runId);
  store.events.append(run, [
    { type: "output", field: "summary", value: "The moon is grey [1]." },
    { type: "output", field: "citations", value: [{ number: 1, documentId, quote: "grey" }] },
  ]);
  store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
  const { text } = exportConversation(services, "local", { conversationId: started.conversationId, format: "json" });
  store.conversations.remove("local", started.conversationId);
  const imported = importConversation(services, "local", { json: text });
  expect(store.messages.search("local", "grey moon", 10).map((hit) => hit.conversationId)).toContain(
    imported.conversationId,
  );
  const next = { persona: { id: "guide", version: "1" }, input: {}, text: "And the sun?", modelId: null };
  const { messageId } = await store.runs.start("local", { ...next, conversationId: imported.conversationId });
  expect(store.messages.turnsBefore("local", messageId).map((turn) => turn.text)).toEqual([
    "Which colour is the moon?",
    "The moon is grey [1].",
  ]);
  // What it quotes belongs to a document that is here, and goes with it.
  store.documents.remove("local", documentId);
  expect(store.messages.turnsBefore("local", messageId)).toEqual([]);
});

test("the versions of the code come along on their branches; without any, an older Facet reads the file", async () => {
  const store = openTestStore();
  const services = { store, images, personaById };
  const file = (text: string) => ({ name: "a.py", language: "python" as const, text });
  const first = await answered(store, "why?", "so", { input: { question: "why?", files: [file("one")] } });
  const { conversationId } = first;
  const exported = (id: string) => exportConversation(services, "local", { conversationId: id, format: "json" }).text;
  expect(JSON.parse(exported(conversationId))).toMatchObject({ version: 1 });
  expect(exported(conversationId)).not.toContain('"changes"');
  const base = { title: null, fixId: null, restores: null, files: null };
  const two = store.versions.add("local", conversationId, { ...base, origin: "edited", files: [file("two")] });
  store.versions.add("local", conversationId, { ...base, origin: "undone", restores: first.messageId });
  store.versions.add("local", conversationId, { ...base, origin: "restored", restores: two.versionId });
  await answered(store, "and now?", "so", { conversationId });
  expect(JSON.parse(exported(conversationId))).toMatchObject({ version: 2 });
  const imported = importConversation(services, "local", { json: exported(conversationId) }).conversationId;
  const versions = (id: string) =>
    store.versions
      .ofBranch("local", store.messages.path("local", id).at(-1) ?? "")
      .map(({ number, origin, files }) => [number, origin, files[0]?.text]);
  expect(versions(imported)).toEqual([
    [1, "submitted", "one"],
    [2, "edited", "two"],
    [3, "restored", "one"],
    [4, "restored", "two"],
  ]);
  expect(versions(imported)).toEqual(versions(conversationId));
  expect(exported(imported)).toBe(exported(conversationId));
});
