// Every procedure, asked by a second owner with every id of the first: unknown and foreign look the same.
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { appRouter } from "../../../server/routers/app.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { withIds, withoutIds } from "../../support/owned-calls.ts";
import type { Ids } from "../../support/owned-calls.ts";
import { openServices } from "../../support/services.ts";
import { imageInfo } from "../../support/image-info.ts";
import { endWith, newQuestion } from "../../support/told-run.ts";

const input = { question: "q" };
const measured = {
  samples: 1,
  wordsAPost: 9,
  wordsASentence: 9,
  emojiAPost: 0,
  exclamationsAPost: 0,
  hashtagsAPost: 0,
  person: "we" as const,
};
const voice = { voiceId: "v", name: "Ada", rules: [], words: [], avoid: [], measured };

// Kept flat by the router; its types keep them nested.
const paths = Object.keys(appRouter._def.procedures as Readonly<Record<string, unknown>>);

/** Its id is the key: whoever has it may read. */
const open = "shares.get";

test("the tables above name every procedure", () => {
  expect(paths.toSorted()).toEqual([...withoutIds, ...Object.keys(withIds), open].toSorted());
});

test.each(Object.entries(withIds))("%s finds nothing of another owner, and changes nothing", async (_path, calls) => {
  const models = scriptedModels(() => ({ text: ["a"], hang: true }));
  await using facet = await openServices({ models });
  const uploaded = (owner: string) =>
    facet.services.documents.files.put(
      owner,
      "notes.txt",
      Readable.from([`of ${owner}`]),
      new AbortController().signal,
    );
  const { fileId } = await uploaded("ada");
  const { documentId } = await facet.as("ada").documents.ingest({ fileId });
  const { fileId: ownFileId } = await uploaded("bob");
  const started = await facet.as("ada").personas.guide.start({ input, documentIds: [documentId] });
  const { conversationId: ownConversationId } = await facet.as("bob").conversations.create();
  const own = { ownFileId, ownConversationId };
  const { conversationId } = started;
  const { memoryId } = await facet.as("ada").memories.add({ conversationId, text: "It is Ada." });
  const { feedback, shares } = facet.services.store;
  feedback.put("ada", { messageId: started.answerId, verdict: "dislike", labels: [], comment: "" });
  const { shareId } = shares.add("ada", conversationId, {
    snapshot: { title: "q", at: "", messages: [] },
    throughId: started.answerId,
  });
  const { images, runs, versions } = facet.services.store;
  images.add("ada", imageInfo);
  const coded = await runs.start("ada", newQuestion("why?"));
  endWith(facet.services.store, coded.runId, { answer: "so" }, "ada");
  const files = [{ name: "a.py", language: "python" as const, text: "x = 1" }];
  const edited = { origin: "edited" as const, title: null, fixId: null, restores: null, files };
  const { versionId } = versions.add("ada", coded.conversationId, edited);
  const { keyId } = (await facet.as("ada").keys.add({ name: "Script" })).key;
  const { voiceId } = await facet.as("ada").voices.save({ voice });
  const ids = {
    ...started,
    fileId,
    voiceId,
    keyId,
    documentId,
    imageId: imageInfo.imageId,
    memoryId,
    shareId,
    versionId,
    ...own,
  };
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  const kept = () => ({
    conversation: facet.services.store.conversations.get("ada", conversationId),
    path: facet.services.store.messages.path("ada", conversationId),
    feedback: feedback.list("ada"),
    shares: shares.list("ada"),
    memories: facet.services.memory.list("ada", conversationId),
    images: images.list("ada", [imageInfo.imageId]),
    versions: versions.ofBranch("ada", coded.answerId),
    keys: facet.services.keys.list("ada"),
    voices: facet.services.store.settings.get("ada", "creator.voices"),
  });
  const before = kept();
  for (const call of calls) {
    const refused = (given: Ids) =>
      call(facet.as("bob"), given).then(
        () => "answered",
        (thrown: { cause?: { data?: unknown } }) => thrown.cause?.data,
      );
    const foreign = await refused(ids);
    expect(foreign).toMatchObject({ code: "not-found" });
    const no = "no";
    const unknown = { ...Object.fromEntries(Object.keys(ids).map((key) => [key, no])), ...own } as Ids;
    expect(foreign).toEqual(await refused(unknown));
  }
  expect(kept()).toEqual(before);
  expect(facet.services.store.runs.get("ada", ids.runId).status).toBe("running");
  const { conversations } = await facet.as("bob").conversations.list();
  expect(conversations.map((each) => each.conversationId)).toEqual([ownConversationId]);
  expect(await facet.as("bob").conversations.search({ query: "q" })).toEqual({ conversations: [], hits: [] });
  expect((await facet.as("bob").feedback.list()).feedback).toEqual([]);
  expect((await facet.as("bob").shares.list()).shares).toEqual([]);
  expect((await facet.as("bob").memories.aboutYou()).memories).toEqual([]);
  expect((await facet.as("bob").keys.list()).keys).toEqual([]);
  expect((await facet.as("bob").voices.list()).voices).toEqual([]);
  expect((await facet.as("bob").documents.list()).documents).toEqual([]);
  expect((await facet.as("bob").documents.count()).documents).toBe(0);
  expect((await facet.as("ada").documents.get({ documentId })).conversationIds).toEqual([conversationId]);
});
