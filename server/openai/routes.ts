// The OpenAI-compatible door: /v1/models and /v1/chat/completions.
import express from "express";
import type { NextFunction, Request, Response, Router } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import { admit } from "../keys/check-key.ts";
import { refuseManyValues } from "../http/many-values.ts";
import type { Services } from "../trpc.ts";
import { answerChat } from "./answer-chat.ts";
import { modelsFor } from "./models-list.ts";
import { openAiErrorOf } from "./openai-error.ts";
import { readRequest } from "./read-request.ts";
import { chatLimits } from "./schemas.ts";

const parseJson = express.json({ limit: chatLimits.body, verify: refuseManyValues });

/** `isServing` is false from the moment the HTTP server begins to close. */
export function openAiRoutes(services: Services, isServing: () => boolean): Router {
  const routes = express.Router({ caseSensitive: true });

  routes.get("/v1/models", async (request, response) => {
    const { key } = await admit(request, services, "read");
    response.json({ object: "list", data: modelsFor(key) });
  });

  /** `facet/guide`, however its slash is written, or `guide`. */
  routes.get(["/v1/models/:name", "/v1/models/facet/:name"], async (request, response) => {
    const { key } = await admit(request, services, "read");
    const id = `facet/${String(request.params.name).replace(/^facet\//, "")}`;
    const model = modelsFor(key).find((each) => each.id === id);
    if (!model) throw new FacetError("not-found", { what: "model" });
    response.json(model);
  });

  routes.post("/v1/chat/completions", async (request, response) => {
    const caller = await admit(request, services, "write");
    const wish = readRequest(await bodyOf(request, response), services, request.get("x-facet-conversation"));
    await answerChat(services, caller, wish, { request, response, isServing });
  });

  routes.use("/v1", () => {
    throw new FacetError("not-found", { what: "route" });
  });

  // Express knows a handler of errors by its four parameters.
  routes.use((thrown: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(thrown);
    const { status, headers, body } = openAiErrorOf(thrown);
    // What a run failed with was logged there.
    if (body.error.facet.code === "unexpected" && !(thrown instanceof FacetError))
      services.log.error({ err: errorForLog(thrown) }, "chat request failed");
    response.status(status).set(headers).json(body);
  });
  return routes;
}

/** Read only after the key was looked at: a body may be large. */
function bodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parseJson(request, response, (thrown?: unknown) => {
      if (thrown === undefined) resolve(request.body);
      else reject(thrown as Error);
    });
  });
}
