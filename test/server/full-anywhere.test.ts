// The disk is full for one write, whichever it is: it is told, nothing that was told is taken back, and the next work is done.
import { expect, test } from "vitest";
import { toFacetError } from "../../pipelines/engine/errors.ts";
import { startRun } from "../../server/start-run.ts";
import { fillDiskAt } from "../support/every-write.ts";
import { openWithDocuments, read, stageOf, upload } from "../support/moon-documents.ts";
import { testPersona } from "../support/personas.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

const asker = testPersona([
  { name: "look", run: async () => ({ found: 1 }) },
  {
    name: "write",
    run: async (_state, context) => ({
      answer: await context.chat({ turns: [{ role: "user", text: "q" }], field: "answer", maxTokens: 9 }),
    }),
  },
]);

test("a question is refused, or its answer done, or failed with the reason; the next one is answered", async () => {
  const ends = new Set<string>();
  for (let place = 0; ; place += 1) {
    await using facet = await openServices({ models: scriptedModels(() => ({ text: "a b c" })), personas: [asker] });
    const { messages } = facet.services.store;
    const ask = () => startRun(facet.services, "local", asker, { input: { question: "q" }, modelId: undefined });
    using disk = fillDiskAt(place);
    const started = await ask().catch((thrown: unknown) => {
      expect(toFacetError(thrown).data.code, String(disk.failed())).toBe("storage-full");
      return null;
    });
    if (started) {
      const { status } = await facet.ended(started.runId);
      const answer = messages.get("local", started.answerId);
      if (status === "done") expect(answer.text, String(disk.failed())).toBe("a b c");
      else expect(answer, String(disk.failed())).toMatchObject({ status: "failed", error: { code: "storage-full" } });
      ends.add(status);
    } else ends.add("refused");
    if (disk.failed() === null) break;
    const next = await ask();
    expect(await facet.ended(next.runId), String(disk.failed())).toMatchObject({ status: "done" });
  }
  expect([...ends].toSorted()).toEqual(["done", "failed", "refused"]);
});

test("a document is refused, or read, or failed with the reason; read again it is whole", async () => {
  const ends = new Set<string>();
  for (let place = 0; ; place += 1) {
    await using facet = await openWithDocuments();
    const { documents } = facet.as("local");
    const fileId = await upload(facet, "moon.pdf");
    using disk = fillDiskAt(place);
    const documentId = await documents.ingest({ fileId }).then(
      (document) => document.documentId,
      ({ cause }: { cause: unknown }) => {
        expect(toFacetError(cause).data.code, String(disk.failed())).toBe("storage-full");
        ends.add("refused");
        return null;
      },
    );
    if (documentId !== null) {
      const ended = async () => (await documents.get({ documentId })).stage;
      await expect.poll(ended, { message: String(disk.failed()) }).toMatch(/ready|failed/);
      const { stage, error } = await documents.get({ documentId });
      if (stage === "failed") expect(error, String(disk.failed())).toMatchObject({ code: "storage-full" });
      ends.add(stage);
    }
    if (disk.failed() === null) break;
    const again = await documents.ingest({ fileId });
    await stageOf(facet, again.documentId, "ready");
    const { passages } = await documents.search({ query: "xylophonists dust", k: 9 });
    expect(passages, String(disk.failed())).toHaveLength(2);
    await read(facet, "sun.pdf");
  }
  expect([...ends].toSorted()).toEqual(["failed", "ready", "refused"]);
});
