// A chat model over a server that was probed.
import type { ChatModel, ModelInfo } from "../../../pipelines/engine/ports.ts";
import { estimateTokens } from "../estimate-tokens.ts";
import type { Connection } from "./connection.ts";
import { dialectProfiles, templateRules } from "./dialects.ts";
import type { Probed } from "./probe.ts";

interface Opening {
  readonly key: string | null;
  readonly connection: Connection;
  /** Told the context in tokens that the server names when it refuses a prompt as too long. */
  readonly onContext?: (tokens: number) => void;
}

export async function openServed(
  { url, model, dialect: name }: Pick<Probed, "url" | "model" | "dialect">,
  entry: Pick<ModelInfo, "modelId" | "name" | "tier" | "capabilities">,
  { key, connection, onContext }: Opening,
): Promise<ChatModel> {
  // Loaded with the first served model: the OpenAI client is the largest part of an idle server's memory.
  const { ServedChatModel } = await import("./served-chat-model.ts");
  const dialect = dialectProfiles[name];
  const llm = new ServedChatModel({ url, model, key, dialect, connection, onContext });
  const { modelId, tier, capabilities } = entry;
  const template = templateRules(model, dialect);
  const info = { modelId, name: entry.name, kind: "served" as const, tier, standIn: false, capabilities, template };
  return { info, llm, countTokens: async (text) => estimateTokens(text) };
}
