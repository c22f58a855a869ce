// Two people with accounts, over HTTP with their cookies: each procedure and file finds nothing of the other.
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { endWith, newQuestion } from "../../support/told-run.ts";
import { imageInfo } from "../../support/image-info.ts";
import { withIds } from "../../support/owned-calls.ts";
import { overHttp } from "../../support/over-http.ts";
import { openSigningIn } from "../../support/signing-in.ts";

const input = { question: "q" };

test("what one has asked, uploaded and kept is not there for the other", async () => {
  await using signing = await openSigningIn();
  const ada = await signing.first();
  const bob = await signing.invited(ada, "bob@example.org");
  const { facet } = signing;
  const own = facet.as("local");
  const { services } = facet;
  const bytes = Readable.from(["of Ada"]);
  const { fileId } = await services.documents.files.put("local", "a.txt", bytes, new AbortController().signal);
  const { documentId } = await own.documents.ingest({ fileId });
  const started = await own.personas.guide.start({ input, documentIds: [documentId] });
  await facet.ended(started.runId);
  const { conversationId } = started;
  const { memoryId } = await own.memories.add({ conversationId, text: "It is Ada." });
  const { shareId } = await own.shares.add({ conversationId });
  services.store.images.add("local", imageInfo);
  const coded = await services.store.runs.start("local", newQuestion("why?"));
  endWith(services.store, coded.runId, { answer: "so" }, "local");
  const files = [{ name: "a.py", language: "python" as const, text: "x = 1" }];
  const edited = { origin: "edited" as const, title: null, fixId: null, restores: null, files };
  const { versionId } = services.store.versions.add("local", coded.conversationId, edited);
  const { keyId } = (await own.keys.add({ name: "Script" })).key;
  const api = overHttp(signing.url, { cookie: bob.cookies() });
  const { conversationId: ownConversationId } = await api.conversations.create();
  const upload = await fetch(`${signing.url}/files?name=b.txt`, {
    method: "PUT",
    headers: { cookie: bob.cookies() },
    body: "of Bob",
  });
  const { fileId: ownFileId } = (await upload.json()) as { fileId: string };
  const kept = { fileId, documentId, memoryId, shareId, versionId, keyId, imageId: imageInfo.imageId, voiceId: "v" };
  const ids = { ...started, ...kept, ownConversationId, ownFileId };

  for (const [path, calls] of Object.entries(withIds))
    for (const call of calls) {
      const refused = await call(api, ids).then(
        () => "answered",
        (thrown: { cause?: { data?: unknown } }) => thrown.cause?.data,
      );
      expect([path, refused]).toEqual([path, expect.objectContaining({ code: "not-found" })]);
    }
  for (const path of [`/files/${fileId}`, `/images/${imageInfo.imageId}`, `/documents/${documentId}/pages/1.png`]) {
    expect([path, (await bob.ask(path)).status]).toEqual([path, 404]);
    expect([path, (await signing.visitor().ask(path)).status]).toEqual([path, 403]);
  }
  expect((await ada.ask(`/files/${fileId}`)).status).toBe(200);
  const { conversations } = await api.conversations.list();
  expect(conversations.map((each) => each.conversationId)).toEqual([ownConversationId]);
  expect(services.store.conversations.get("local", conversationId)).toMatchObject({ conversationId });
});
