import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { CodeFile, CodeTools } from "../../../pipelines/engine/code.ts";
import { zipOf } from "../../support/office-files.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { failure, openAsked } from "../../support/submitted-code.ts";

test.each([
  ["none", [], "too-few"],
  ["more than 60", Array.from({ length: 61 }, (_, n) => ({ name: `${n}.py`, text: "" })), "too-many"],
  [
    "two of one name",
    [
      { name: "a.py", text: "" },
      { name: "a.py", text: "x" },
    ],
    "same-name",
  ],
  ["a longer one than 400,000 characters", [{ name: "a.py", text: "x".repeat(400_001) }], "too-long"],
  ["more than a million characters", ["a", "b", "c"].map((name) => ({ name, text: "x".repeat(390_000) })), "too-long"],
])("files that are %s are refused with the reason, and nothing is kept", async (_, files, reason) => {
  const { facet, api, ask } = await openAsked();
  await using _facet = facet;
  const { conversationId } = await ask();
  const refused = (await api.keep({ conversationId, files }).catch((thrown: unknown) => thrown)) as { cause: unknown };
  const { facetErrorOf } = await import("../../../server/trpc.ts");
  expect(facetErrorOf(refused as never)).toMatchObject({ code: "invalid-input", facts: { reason } });
  expect((await api.versions({ conversationId })).versions).toHaveLength(1);
});

test.each(["../a.py", "/etc/passwd", "a/../../b.py", "a\\b.py", "", "a\u0000.py", "."])(
  "a file named %j leads out of its folder or is no name, and is refused",
  async (name) => {
    const { facet, api, ask } = await openAsked();
    await using _ = facet;
    const { conversationId } = await ask();
    await expect(api.keep({ conversationId, files: [{ name, text: "x" }] })).rejects.toThrow();
  },
);

test("an upload that was unpacked is gone, also where it cannot be", async () => {
  const { facet, api } = await openAsked();
  await using _ = facet;
  const { files } = facet.services.documents;
  const upload = (name: string, bytes: Buffer) =>
    files.put("local", name, Readable.from([bytes]), new AbortController().signal);
  const zip = await upload("code.zip", zipOf({ "a.py": "x = 1\n" }));
  expect(await api.unpack({ fileId: zip.fileId })).toMatchObject({ files: [{ name: "a.py", text: "x = 1\n" }] });
  expect(await failure(api.unpack({ fileId: zip.fileId }))).toMatchObject({ code: "not-found" });
  const text = await upload("notes.txt", Buffer.from("no zip at all"));
  expect(await failure(api.unpack({ fileId: text.fileId }))).toMatchObject({ code: expect.stringMatching(/file/) });
  expect(() => files.get("local", text.fileId)).toThrow(/not-found/);
});

test("a zip is no document: the library refuses it by its type", async () => {
  const { facet } = await openAsked();
  await using _ = facet;
  const bytes = Readable.from([zipOf({ "a.py": "x = 1" })]);
  const signal = new AbortController().signal;
  const { fileId } = await facet.services.documents.files.put("local", "code.zip", bytes, signal);
  const refused = failure(facet.as("local").documents.ingest({ fileId }));
  expect(await refused).toMatchObject({ code: "unsupported-file", facts: { type: "ZIP" } });
});

test("what tools say of edited files is told, and a check that is given up by its caller ends", async () => {
  const asked: (readonly CodeFile[])[] = [];
  const tools = {
    check: (files: readonly CodeFile[], signal?: AbortSignal) => {
      asked.push(files);
      return new Promise((resolve, reject) => {
        if (files[0]?.text === "slow") signal?.addEventListener("abort", () => reject(signal.reason as Error));
        else resolve({ findings: [], outlines: [], failed: [] });
      });
    },
  } as unknown as CodeTools;
  const { facet, api } = await openAsked({ tools });
  await using _ = facet;
  expect(await api.check({ files: [{ name: "a.py", text: "x" }] })).toEqual({ findings: [], outlines: [], failed: [] });
  expect(asked[0]?.[0]).toMatchObject({ name: "a.py", text: "x" });
  const { appRouter } = await import("../../../server/routers/app.ts");
  const { createCallerFactory } = await import("../../../server/trpc.ts");
  const given = new AbortController();
  const { services } = facet;
  const caller = createCallerFactory(appRouter)({ services, owner: "local", key: null }, { signal: given.signal });
  const slow = caller.code.check({ files: [{ name: "a.py", text: "slow" }] });
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  given.abort();
  await expect(slow).rejects.toMatchObject({ cause: { name: "AbortError" } });
});

test("own runtimes are said to be allowed only where the sandbox says so", async () => {
  const { facet } = await openAsked();
  await using _ = facet;
  const own = async (language: string) => ({ allowed: language === "python", jail: "bubblewrap" });
  const sandbox = { ...facet.services.sandbox, own };
  await using other = await openServices({ models: scriptedModels([]), sandbox });
  expect(await other.as("local").code.runtimes()).toEqual({
    python: { allowed: true, jail: "bubblewrap" },
    javascript: { allowed: false, jail: "bubblewrap" },
  });
});
