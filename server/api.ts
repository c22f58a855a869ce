// The client's only door to the server, and only types pass it.
import type { inferRouterOutputs } from "@trpc/server";
import type { appRouter } from "./routers/app.ts";

export type AppRouter = typeof appRouter;
export type Outputs = inferRouterOutputs<AppRouter>;
export type CataloguePersona = Outputs["personas"]["catalogue"][number];
export type CatalogueField = CataloguePersona["inputs"][number];
export type SystemStatus = Outputs["system"]["status"];
export type { Conversation, Message, Question, SearchHit, StartedRun } from "../pipelines/engine/conversations.ts";
export type { ModelEntry, DialectName } from "./models/registry.ts";
export type { TryEvent } from "./models/try-model.ts";
export type { Share, SharedConversation, SharedMessage } from "./store/share-store.ts";
export type { ListedKey } from "./routers/keys.ts";
export type { PersonaInputs, PersonaOutputs } from "./routers/personas.ts";
