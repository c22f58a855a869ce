// The HTTP face: who may ask, the tRPC procedures, the other doors, files and pictures, the page, and the probes.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import express from "express";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { FacetError, errorStatus, toFacetError } from "../../pipelines/engine/errors.ts";
import { fileRoutes } from "../documents/file-routes.ts";
import { diagramFrame } from "./diagram-frame.ts";
import { errorForLog } from "../error-for-log.ts";
import { imageRoutes } from "../images/image-route.ts";
import { callerOf, namedCaller, whyNobody } from "../keys/caller-of.ts";
import { retryAfter } from "../keys/retry-after.ts";
import { mcpRoutes } from "../mcp/routes.ts";
import { metricsRoute } from "./metrics.ts";
import { permissionsPolicy } from "./permissions-policy.ts";
import { readyRoute } from "./ready.ts";
import { openAiRoutes } from "../openai/routes.ts";
import { openApiRoutes } from "../openapi/routes.ts";
import { originGuard } from "./origin-guard.ts";
import { refusedRequest, refusedStatus } from "./refused-request.ts";
import { appRouter } from "../routers/app.ts";
import { endSlowBodies } from "./slow-bodies.ts";
import { compressStream } from "./stream-compression.ts";
import { facetErrorOf } from "../trpc.ts";
import type { Context, Services } from "../trpc.ts";

/** Bytes of one request body: the longest question (20,000 characters) many times over. */
const bodyLimit = 1_000_000;
/** Bytes of a question with code: its million characters and its tests inside JSON, twice where two are asked side by side. */
const codeBodyLimit = 10_000_000;
/** Bytes of a conversation to be imported: its 20 million characters inside JSON. */
const importLimit = 64_000_000;
/** Bytes of a request's head: an address may carry a draft of 20,000 characters, each up to nine bytes there. */
const headerLimit = 192 * 1024;
/** Calls in one request: the page asks a handful at once. */
const batchLimit = 64;
const page = fileURLToPath(new URL("../../dist/client/", import.meta.url));

/** Not listening yet. The caller closes it. */
export function createHttpServer(services: Services, pageFolder = page): Server {
  const app = express();
  app.disable("x-powered-by");
  app.use(endSlowBodies());
  app.set("query parser", "simple");
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
      hsts: false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use((_request, response, next) => {
    response.set("Permissions-Policy", permissionsPolicy);
    next();
  });
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", readyRoute(services));
  app.use(originGuard(services.config));
  app.use(personal, keepNothing);
  app.get("/metrics", metricsRoute(services));
  if (services.accounts) app.use("/trpc/runs.follow", signedInAlone(services));
  app.use("/trpc/runs.follow", compressStream);
  const proceduresWithin = (maxBodySize: number) =>
    createExpressMiddleware({
      router: appRouter,
      createContext: async ({ req }): Promise<Context> => {
        const caller = await callerOf(req, services);
        return caller
          ? { services, ...caller }
          : { services, owner: null, key: null, missing: whyNobody(req, services.config) };
      },
      maxBodySize,
      maxBatchSize: batchLimit,
      responseMeta: ({ errors, eagerGeneration }) => ({
        // What tRPC refuses before it looks for a procedure would come as text.
        headers: { ...retryAfter(errors.map(facetErrorOf)), ...(!eagerGeneration && jsonType) },
      }),
      onError: ({ error, path }) => {
        if (facetErrorOf(error).code !== "unexpected") return;
        services.log.error({ err: errorForLog(error.cause ?? error), path }, "procedure failed");
      },
    });
  const within = {
    procedures: proceduresWithin(bodyLimit),
    code: proceduresWithin(codeBodyLimit),
    imports: proceduresWithin(importLimit),
  };
  app.use(noTrace);
  app.use("/trpc", bodiless);
  app.use("/trpc", (request, response, next) => void within[bodyOf(request.path)](request, response, next));
  if (services.accounts) app.use("/auth", services.accounts.routes);
  app.use(fileRoutes(services));
  app.use(imageRoutes(services));
  app.use(openApiRoutes(services));
  const isServing = () => server.listening;
  app.use(openAiRoutes(services, isServing));
  const mcp = mcpRoutes(services, isServing);
  app.use(mcp.routes);
  app.use("/diagram", diagramFrame(pageFolder));
  // Who was given the link may read; nobody is to come upon it.
  app.use("/share", (_request, response, next) => {
    response.set("X-Robots-Tag", "noindex");
    next();
  });
  // Built files carry their hash in their name; index.html is asked for each time.
  app.use("/assets", express.static(`${pageFolder}assets`, { immutable: true, maxAge: "1y", fallthrough: false }));
  app.use(express.static(pageFolder, { index: false }));
  // A pattern without parameters: nothing is decoded, so a slip in an address is the page's to tell.
  app.get(/./, (_request, response) => sendPage(response, pageFolder));
  app.use(() => {
    throw new FacetError("not-found", { what: "page" });
  });
  app.use(lastResort(services));
  const server = createServer({ maxHeaderSize: headerLimit }, app).once("close", () => void mcp.close());
  return server;
}

/** Where a person's own data is answered, errors included: no browser or proxy keeps it unless a route says for how long. */
const personal = ["/trpc", "/auth", "/v1", "/mcp", "/files", "/images", "/documents", "/metrics"];

function keepNothing(_request: Request, response: Response, next: NextFunction): void {
  response.set("Cache-Control", "private, no-store");
  next();
}

const jsonType = { "content-type": "application/json" };

/** A stream that begins looks to a page like a connection, though all it tells is that nobody is signed in. */
function signedInAlone(services: Services) {
  return async (request: Request, _response: Response, next: NextFunction) => {
    await namedCaller(request, services);
    next();
  };
}

/** Told as what is not there: tRPC's request is one of fetch, which throws at this method. */
function noTrace({ method }: Request, _response: Response, next: NextFunction): void {
  if (method === "TRACE") throw new FacetError("not-found", { what: "page" });
  next();
}

/** tRPC wants a media type where there is no body too; `curl -X POST` and generated clients send neither. */
function bodiless({ headers }: Request, _response: Response, next: NextFunction): void {
  if (Number(headers["content-length"] ?? 0) === 0 && headers["transfer-encoding"] === undefined) {
    headers["content-type"] ??= jsonType["content-type"];
  }
  next();
}

/** Procedures that take code; the page asks several in one request. */
const takesCode = /^(?:personas\.[^.]+\.start|messages\.(?:edit|compare)|code\.(?:keep|check))$/;

function bodyOf(path: string): "procedures" | "code" | "imports" {
  if (path === "/conversations.import") return "imports";
  return path
    .slice(1)
    .split(",")
    .some((each) => takesCode.test(each))
    ? "code"
    : "procedures";
}

const contentPolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  // Solid and Kobalte place menus by inline style attributes.
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "blob:", "data:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "frame-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

function sendPage(response: Response, folder: string): void {
  if (existsSync(`${folder}index.html`)) {
    response.set("Cache-Control", "no-cache").sendFile("index.html", { root: folder });
    return;
  }
  response.status(503).type("text").send("The page is not built yet. Start Facet with `npm start`, which builds it.");
}

/** What no route caught, as the same closed set of errors; never a stack trace. */
function lastResort({ log }: Services) {
  return (thrown: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(thrown);
    const status = refusedStatus(thrown);
    if (status === 404) return void response.status(404).type("text").send("Not found");
    const { data } = refusedRequest(thrown) ?? toFacetError(thrown);
    if (data.code === "unexpected") log.error({ err: errorForLog(thrown) }, "request failed");
    response
      .set(retryAfter([data]))
      .status(status ?? errorStatus[data.code])
      .type("json")
      .json({ error: { message: errorSentence(data, "en"), facet: data } });
  };
}
