// A real server and page over answers of the test's own making: written into the store as a run would, without a model.
import type { AddressInfo } from "node:net";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import { createHttpServer } from "../../server/http/http-server.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";

export interface MadeAnswer {
  readonly persona: { readonly id: string; readonly version: string };
  readonly question: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly imageIds?: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Events before the outputs: sources, notes. */
  readonly before?: readonly RunEvent[];
  /** The answer it goes on from, in its conversation; without, a new conversation. */
  readonly after?: Place;
}

interface Place {
  readonly conversationId: string;
  readonly answerId: string;
}

/** An answer that is being written. */
export interface LiveAnswer extends Place {
  /** Where its conversation is: `/c/…`. */
  readonly path: string;
  readonly tell: (events: readonly RunEvent[]) => void;
  readonly end: () => void;
}

export interface AnsweredServer extends AsyncDisposable {
  readonly url: string;
  readonly begin: (
    made: Pick<MadeAnswer, "persona" | "question" | "input" | "imageIds" | "after">,
  ) => Promise<LiveAnswer>;
  /** The conversation's path. */
  readonly answer: (made: MadeAnswer) => Promise<string>;
  /** The path of one conversation of all of them, each after the one before. */
  readonly talk: (all: readonly MadeAnswer[]) => Promise<string>;
}

const owner = "local";

/** `pageFolder` ends with a slash; default: the built page. `models` answer what the page asks of one itself; default: nothing. */
export async function openAnswered(
  pageFolder?: string,
  models: ChatModels = scriptedModels([]),
): Promise<AnsweredServer> {
  const parts = await openServices({ models });
  const { runs, events } = parts.services.store;
  const server = createHttpServer(parts.services, pageFolder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const begin: AnsweredServer["begin"] = async ({ persona, question, input = { question }, imageIds = [], after }) => {
    const place = after && { conversationId: after.conversationId, parentId: after.answerId };
    const asked = { persona, input, text: question, imageIds, modelId: "scripted", ...place };
    const started = await runs.start(owner, asked);
    const run = runs.get(owner, started.runId);
    runs.markStarted(run);
    events.append(run, [
      { type: "run-start", persona: persona.id, version: persona.version, model: "scripted" },
      { type: "step-start", step: "write" },
    ]);
    return {
      path: `/c/${started.conversationId}`,
      conversationId: started.conversationId,
      answerId: started.answerId,
      tell: (told) => void events.append(run, told),
      end: () => {
        events.append(run, [{ type: "step-end", step: "write", ms: 900 }]);
        const usage = { promptTokens: 900, completionTokens: 120 };
        runs.end(run, { type: "run-end", status: "done", usage, ms: 14_000 });
      },
    };
  };

  const finish = async (made: MadeAnswer): Promise<LiveAnswer> => {
    const live = await begin(made);
    const written = Object.entries(made.outputs).map(([field, value]): RunEvent => ({
      type: "output",
      field,
      value,
    }));
    live.tell([...(made.before ?? []), ...written]);
    live.end();
    return live;
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin,
    answer: async (made) => (await finish(made)).path,
    talk: async (all) => {
      let last: LiveAnswer | undefined;
      for (const made of all) last = await finish({ ...made, ...(last && { after: last }) });
      return last?.path ?? "/";
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await parts[Symbol.asyncDispose]();
    },
  };
}
