// The HTTP face: who may ask, the tRPC procedures, the page, and the three probes.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import express from "express";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { errorSentence } from "../pipelines/engine/error-sentences.ts";
import { FacetError, errorStatus, toFacetError } from "../pipelines/engine/errors.ts";
import { fileRoutes } from "./documents/upload-route.ts";
import { diagramFrame } from "./diagram-frame.ts";
import { errorForLog } from "./error-for-log.ts";
import { imageRoutes } from "./images/image-route.ts";
import { originGuard } from "./origin-guard.ts";
import { metricsRoute } from "./metrics.ts";
import { appRouter } from "./routers/app.ts";
import { compressStream } from "./stream-compression.ts";
import { facetErrorOf } from "./trpc.ts";
import type { Context, Services } from "./trpc.ts";

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
const page = fileURLToPath(new URL("../dist/client/", import.meta.url));

/** Not listening yet. The caller closes it. */
export function createHttpServer(services: Services, pageFolder = page): Server {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
      hsts: false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get(
    "/readyz",
    (_request, response) =>
      void response.json({
        ready: true,
        models: services.models.list().map(({ modelId, state }) => ({ modelId, state })),
      }),
  );
  app.use(originGuard(services.config));
  app.get("/metrics", metricsRoute(services));
  app.use("/trpc/runs.follow", compressStream);
  const proceduresWithin = (maxBodySize: number) =>
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req }): Context => ({ services, owner: ownerOf(req, services) }),
      maxBodySize,
      maxBatchSize: batchLimit,
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
  app.use("/trpc", (request, response, next) => void within[bodyOf(request.path)](request, response, next));
  app.use(
    fileRoutes({
      documents: services.documents,
      config: services.config,
      ownerOf: (request) => namedOwner(ownerOf(request, services)),
    }),
  );
  app.use(imageRoutes({ images: services.images, ownerOf: (request) => namedOwner(ownerOf(request, services)) }));
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
  app.use(lastResort(services));
  return createServer({ maxHeaderSize: headerLimit }, app);
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

/** The owner of this request's rows: everyone on loopback is `local`; behind a trusted proxy, whom its header names. */
function ownerOf(request: Request, { config }: Services): string | null {
  if (config.FACET_AUTH === "none") return "local";
  return request.get(config.FACET_AUTH_HEADER)?.trim().slice(0, 200) || null;
}

function namedOwner(owner: string | null): string {
  if (owner === null) throw new FacetError("forbidden", { reason: "no-owner" }, { next: ["open-settings"] });
  return owner;
}

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
    const status = thrown instanceof Error && "status" in thrown ? Number(thrown.status) : 0;
    if (status === 404) return void response.status(404).type("text").send("Not found");
    const { data } = toFacetError(thrown);
    const asClient = status >= 400 && status < 500;
    if (data.code === "unexpected" && !asClient) log.error({ err: errorForLog(thrown) }, "request failed");
    response
      .status(asClient ? status : errorStatus[data.code])
      .json({ error: { message: errorSentence(data, "en"), facet: data } });
  };
}
