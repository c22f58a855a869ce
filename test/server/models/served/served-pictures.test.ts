// Pictures on their way to a model server: as content parts with data URLs, in every dialect, with the bytes they had.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askingOf } from "../../../../pipelines/engine/chat.ts";
import type { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { ChatTurn } from "../../../../pipelines/engine/step-context.ts";
import { openConnection } from "../../../../server/models/served/connection.ts";
import { openServed } from "../../../../server/models/served/open-served.ts";
import { probeServer } from "../../../../server/models/served/probe.ts";
import { refusalError } from "../../../../server/models/served/served-errors.ts";
import { dialects } from "../../../../server/models/registry.ts";
import type { DialectName } from "../../../../server/models/registry.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import type { StubModelServer } from "../../../support/stub-model-server.ts";

const never = new AbortController().signal;
const connection = openConnection();
let stub: StubModelServer;
beforeEach(async () => {
  stub = await startStubModelServer({
    model: "gemma-3-4b-it",
    vision: true,
    strictTemplate: true,
    systemRole: false,
    tokens: 2,
  });
});
afterEach(() => stub.close());

async function served(dialect: DialectName) {
  stub.set({ dialect });
  const probed = await probeServer({ url: new URL(stub.url), key: null, connection, signal: never }, {});
  const { vision, json, context, usage } = probed;
  const capabilities = { vision, json, context, usage };
  const entry = { modelId: "m", name: probed.model, tier: "large", capabilities } as const;
  return openServed(probed, entry, { key: null, connection });
}

const photo = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7) % 256));
const turns: ChatTurn[] = [
  { role: "system", text: "Be kind." },
  { role: "user", text: "Before" },
  { role: "assistant", text: "Yes" },
  {
    role: "user",
    text: "What is it?",
    images: [
      { description: "a.jpg", mediaType: "image/jpeg", data: photo },
      { description: "b.png", mediaType: "image/png", data: Buffer.from("b") },
    ],
  },
];

describe.each(dialects)("%s", (dialect) => {
  test("gets the pictures before the words, with the right bytes, in a conversation its template takes", async () => {
    const model = await served(dialect);
    expect(model.info.capabilities.vision).toBe(true);
    expect(await askingOf(model, never).chat({ turns, maxTokens: 9 })).toBe(" w0001 w0002");
    const { messages } = stub.counts.requests.at(-1) ?? { messages: [] };
    expect(messages).toEqual([
      { role: "user", content: "Be kind.\n\nBefore" },
      { role: "assistant", content: "Yes" },
      {
        role: "user",
        content: [
          { type: "image_url", image_url: { url: `data:image/jpeg;base64,${photo.toString("base64")}` } },
          { type: "image_url", image_url: { url: "data:image/png;base64,Yg==" } },
          { type: "text", text: "What is it?" },
        ],
      },
    ]);
  });

  test("that does not see is told names alone, as plain text", async () => {
    stub.set({ vision: false });
    const model = await served(dialect);
    expect(model.info.capabilities.vision).toBe(false);
    await askingOf(model, never).chat({ turns, maxTokens: 9 });
    const { content } = stub.counts.requests.at(-1)?.messages.at(-1) ?? {};
    expect(content).toBe(
      "[Picture: a.jpg, not shown to this model]\n[Picture: b.png, not shown to this model]\n\nWhat is it?",
    );
  });

  test("that refuses pictures after all says that it cannot see", async () => {
    const model = await served(dialect);
    stub.set({ vision: false });
    const error: unknown = await askingOf(model, never)
      .chat({ turns, maxTokens: 9 })
      .catch((thrown: unknown) => thrown);
    expect((error as FacetError).data).toMatchObject({ code: "model-cannot-see", next: ["choose-model"] });
  });
});

test.each([
  [
    "llama-server",
    500,
    "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
    "model-cannot-see",
  ],
  [
    "llama-server, newer",
    400,
    "image input is not supported - hint: you may need to provide the mmproj",
    "model-cannot-see",
  ],
  ["vLLM", 400, "gemma is not a multimodal model", "model-cannot-see"],
  ["vLLM", 400, "At most 1 image(s) may be provided in one prompt.", "too-many-pictures"],
  ["vLLM, older", 400, "At most 2 image(s) may be provided in one request.", "too-many-pictures"],
  ["LM Studio", 400, "Model does not support images. Please use a model that does.", "model-cannot-see"],
  ["a server that failed over something else", 500, "CUDA out of memory while drawing an image", "server-failed"],
])("%s refusing with %i “%s” is %s", (_, status, body, what) => {
  const { code, facts } = refusalError("m", status, body).data;
  expect([code, facts["reason"]]).toContain(what);
});
