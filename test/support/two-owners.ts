// Two owners behind a proxy that names them, over real HTTP: ada has a row of every kind, bob has what he needs to ask for them.
import { Readable } from "node:stream";
import { untilRead } from "../../server/documents/until-read.ts";
import { imageInfo } from "./image-info.ts";
import { listening } from "./listening.ts";
import type { Ids } from "./owned-calls.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

/** In every text of ada's. */
export const secret = "The code of the safe is 4711.";
const as = (owner: string) => ({ "x-forwarded-user": owner });
/** Headers, as the proxy sends them. */
export const [ada, bob] = [as("ada"), as("bob")];

export interface TwoOwners extends AsyncDisposable {
  readonly facet: TestServices;
  readonly url: string;
  /** Of ada's rows; `own…` of bob's. */
  readonly ids: Ids;
  /** The same ids as nobody has them; bob's own stay. */
  readonly unknown: Ids;
  /** Of a key of ada's. */
  readonly secretKey: string;
}

export async function openTwoOwners(): Promise<TwoOwners> {
  const settings = { FACET_AUTH: "proxy-header", FACET_ORIGIN: "https://facet.example" };
  const facet = await openServices({ models: scriptedModels(() => ({ text: secret })), settings });
  const server = await listening(facet.services);
  const { ids, secretKey } = await rowsOfAda(facet);
  const { ownFileId, ownConversationId, ...foreign } = ids;
  const nobodys = Object.fromEntries(Object.keys(foreign).map((key) => [key, "nobodys"]));
  return {
    facet,
    url: server.url,
    ids,
    unknown: { ...nobodys, ownFileId, ownConversationId } as Ids,
    secretKey,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
}

async function rowsOfAda(facet: TestServices): Promise<{ readonly ids: Ids; readonly secretKey: string }> {
  const signal = new AbortController().signal;
  const put = (owner: string, text: string) =>
    facet.services.documents.files.put(owner, "notes.txt", Readable.from([text]), signal);
  const { fileId } = await put("ada", secret);
  const { fileId: ownFileId } = await put("bob", "of bob");
  const { documentId } = await facet.as("ada").documents.ingest({ fileId });
  await untilRead(facet.services.documents, { owner: "ada", documentId }, AbortSignal.timeout(30_000));
  const started = await facet
    .as("ada")
    .personas.guide.start({ input: { question: secret }, documentIds: [documentId] });
  await facet.ended(started.runId, "ada");
  const { conversationId } = started;
  facet.services.store.images.add("ada", imageInfo);
  const files = [{ name: "a.py", language: "python" as const, text: secret }];
  const edited = { origin: "edited" as const, title: null, fixId: null, restores: null, files };
  const { memoryId } = await facet.as("ada").memories.add({ conversationId, text: secret });
  const { key, secret: secretKey } = await facet.as("ada").keys.add({ name: "Script" });
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
  const ids = {
    ...started,
    fileId,
    documentId,
    imageId: imageInfo.imageId,
    memoryId,
    shareId: (await facet.as("ada").shares.add({ conversationId })).shareId,
    versionId: facet.services.store.versions.add("ada", conversationId, edited).versionId,
    voiceId: (await facet.as("ada").voices.save({ voice })).voiceId,
    keyId: key.keyId,
    ownFileId,
    ownConversationId: (await facet.as("bob").conversations.create()).conversationId,
  };
  return { ids, secretKey };
}
