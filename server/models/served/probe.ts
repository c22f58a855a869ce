// The capability probe: what a server can do, found by trying it with calls of a few tokens.
import type { UsageMetadata } from "@langchain/core/messages";
import type { DialectName } from "../registry.ts";
import { askJson, detectServer } from "./detect.ts";
import type { ServerAddress, ServerFacts } from "./detect.ts";
import { dialectProfiles } from "./dialects.ts";
import { probeImage } from "./probe-image.ts";

/** Milliseconds for each try; a server may have to load the model first. */
const tryMs = 180_000;
/** Prompt tokens an image adds at least, when a model looks at it; Gemma's takes 256. */
const imageTokens = 16;

/** What is kept of a probe. */
export interface Probed {
  readonly url: string;
  readonly dialect: DialectName;
  readonly model: string;
  readonly models: readonly string[];
  readonly context: number;
  readonly vision: boolean;
  readonly json: boolean;
  readonly usage: boolean;
  readonly concurrency: number;
  readonly probedAt: string;
}

/** Asks for models, context, one token with usage, one image and one JSON schema. Throws when the server cannot be reached or cannot answer at all. */
export async function probeServer(
  address: ServerAddress,
  wished: { readonly model?: string | undefined; readonly dialect?: DialectName | undefined },
): Promise<Probed> {
  const facts = await detectServer(address, wished);
  const usage = await oneToken(address, facts);
  const vision = facts.vision ?? (await seesImage(address, facts, usage?.input_tokens));
  const json = await keepsSchema(address, facts);
  return {
    url: facts.url,
    dialect: facts.dialect,
    model: facts.model,
    models: facts.models,
    context: facts.context,
    vision,
    json,
    usage: usage !== undefined,
    concurrency: facts.slots ?? dialectProfiles[facts.dialect].concurrency,
    probedAt: new Date().toISOString(),
  };
}

const question = "What colour is this? Answer in one word.";

/** Streams one token; the usage the stream reports, if it does. */
async function oneToken(
  { key, connection, signal }: ServerAddress,
  facts: ServerFacts,
): Promise<UsageMetadata | undefined> {
  const [{ ServedChatModel }, { HumanMessage }] = await Promise.all([
    import("./served-chat-model.ts"),
    import("@langchain/core/messages"),
  ]);
  const llm = new ServedChatModel({
    url: facts.url,
    model: facts.model,
    key,
    dialect: dialectProfiles[facts.dialect],
    connection,
    timeouts: { firstByteMs: tryMs, idleMs: tryMs },
  });
  let usage: UsageMetadata | undefined;
  for await (const chunk of await llm.stream([new HumanMessage(question)], { signal, maxTokens: 1 })) {
    usage = (chunk.usage_metadata as UsageMetadata | undefined) ?? usage;
  }
  return usage;
}

/** A server that takes the picture and counts no tokens for it has not looked. Where it counts nothing at all, taking it is all there is to know. */
async function seesImage(
  address: ServerAddress,
  facts: ServerFacts,
  plainTokens: number | undefined,
): Promise<boolean> {
  const content = [
    { type: "text", text: question },
    { type: "image_url", image_url: { url: probeImage } },
  ];
  const answer = await tryChat(address, facts, { messages: [{ role: "user", content }], max_tokens: 1 });
  if (answer === null) return false;
  const counted = answer.usage?.prompt_tokens;
  return plainTokens === undefined || counted === undefined || counted >= plainTokens + imageTokens;
}

/** The schema allows one answer that no model would give by itself. */
async function keepsSchema(address: ServerAddress, facts: ServerFacts): Promise<boolean> {
  const schema = {
    type: "object",
    properties: { heron: { type: "string", enum: ["k7"] } },
    required: ["heron"],
    additionalProperties: false,
  };
  const answer = await tryChat(address, facts, {
    messages: [{ role: "user", content: "Name a bird." }],
    max_tokens: 40,
    temperature: 0,
    response_format: { type: "json_schema", json_schema: { name: "probe", strict: true, schema } },
  });
  return /^\s*\{\s*"heron"\s*:\s*"k7"\s*\}\s*$/.test(answer?.choices?.[0]?.message?.content ?? "");
}

interface Completion {
  readonly choices?: readonly { readonly message?: { readonly content?: string | null } }[];
  readonly usage?: { readonly prompt_tokens?: number };
}

async function tryChat(address: ServerAddress, facts: ServerFacts, body: object): Promise<Completion | null> {
  try {
    const answer = await askJson(address, `${facts.url}/chat/completions`, { model: facts.model, ...body }, tryMs);
    return answer.status === 200 ? (answer.body as Completion | null) : null;
  } catch {
    address.signal.throwIfAborted();
    return null;
  }
}
