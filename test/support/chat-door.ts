// The OpenAI-compatible door of a real server over a scripted model, asked over plain HTTP.
import { onTestFinished } from "vitest";
import type { ChatAnswer, ChatChunk } from "../../server/openai/schemas.ts";
import { listening } from "./listening.ts";
import { scriptedModels } from "./scripted-model.ts";
import type { Script, ScriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

export interface ChatDoor extends TestServices {
  readonly url: string;
  readonly models: ScriptedModels;
  /** One request, as its bytes went and came. */
  readonly post: (body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** The answer in one piece; fails the test where it is none. */
  readonly chat: (body: object, headers?: Readonly<Record<string, string>>) => Promise<ChatAnswer>;
}

type Options = Partial<Parameters<typeof openServices>[0]>;

export async function openChatDoor(script: Script, options: Options = {}): Promise<ChatDoor> {
  const models = scriptedModels(script);
  const facet = await openServices({ models, ...options });
  const server = await listening(facet.services);
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await facet[Symbol.asyncDispose]();
  });
  const post: ChatDoor["post"] = (body, headers = {}) =>
    fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    ...facet,
    url: server.url,
    models,
    post,
    chat: async (body, headers) => {
      const response = await post({ model: "facet/guide", ...body }, headers);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as ChatAnswer;
    },
  };
}

export const user = (content: unknown) => ({ role: "user", content }) as const;
export const assistant = (content: string) => ({ role: "assistant", content }) as const;

/** The data lines of a stream, without `[DONE]`, and what is no data. */
export function linesOf(stream: string): {
  readonly chunks: ChatChunk[];
  readonly others: string[];
  readonly done: boolean;
} {
  const lines = stream.split("\n\n").filter(Boolean);
  const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice("data: ".length));
  return {
    chunks: data.filter((line) => line !== "[DONE]").map((line) => JSON.parse(line) as ChatChunk),
    others: lines.filter((line) => !line.startsWith("data: ")),
    done: data.at(-1) === "[DONE]",
  };
}

export const contentOf = (chunks: readonly ChatChunk[]): string =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
