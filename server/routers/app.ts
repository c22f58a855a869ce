// The whole router, by noun.
import { router } from "../trpc.ts";
import { codeRouter } from "./code.ts";
import { conversationsRouter } from "./conversations.ts";
import { dataRouter } from "./data.ts";
import { documentsRouter } from "./documents.ts";
import { feedbackRouter } from "./feedback.ts";
import { imagesRouter } from "./images.ts";
import { keysRouter } from "./keys.ts";
import { memoriesRouter } from "./memories.ts";
import { messagesRouter } from "./messages.ts";
import { modelsRouter } from "./models.ts";
import { personasRouter } from "./personas.ts";
import { runsRouter } from "./runs.ts";
import { sharesRouter } from "./shares.ts";
import { systemRouter } from "./system.ts";
import { voicesRouter } from "./voices.ts";

export const appRouter = router({
  system: systemRouter,
  personas: personasRouter,
  runs: runsRouter,
  conversations: conversationsRouter,
  messages: messagesRouter,
  memories: memoriesRouter,
  documents: documentsRouter,
  data: dataRouter,
  images: imagesRouter,
  code: codeRouter,
  models: modelsRouter,
  keys: keysRouter,
  feedback: feedbackRouter,
  shares: sharesRouter,
  voices: voicesRouter,
});
