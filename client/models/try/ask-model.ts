// Asks one model over a link of its own: the answer of this call is streamed, and no other call waits for it.
import { createTRPCClient, httpBatchStreamLink } from "@trpc/client";
import type { AppRouter } from "../../../server/api.ts";
import type { AskModel } from "./trial.ts";

const streaming = createTRPCClient<AppRouter>({ links: [httpBatchStreamLink({ url: "/trpc", maxItems: 1 })] });

export const askModel: AskModel = (modelId, prompt, signal) =>
  streaming.models.try.mutate({ modelId, prompt }, { signal });
