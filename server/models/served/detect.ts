// Finds out what a model server is and what it tells about itself: its kind, its models, context, slots and eyes.
import { z } from "zod";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { DialectName } from "../registry.ts";
import { bodyText } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { dialectProfiles } from "./dialects.ts";
import { connectionError, refusalError } from "./served-errors.ts";

/** Milliseconds a server may take to tell about itself. */
const tellMs = 10_000;
/** Context in tokens where a server does not tell; Ollama's own default under 24 GB of graphics memory, and a low guess for others. */
const untoldContext: Readonly<Partial<Record<DialectName, number>>> & { readonly other: number } = {
  ollama: 4096,
  other: 8192,
};

export interface ServerAddress {
  readonly url: URL;
  readonly key: string | null;
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

export interface ServerFacts {
  /** Base URL with its version. */
  readonly url: string;
  readonly dialect: DialectName;
  readonly models: readonly string[];
  readonly model: string;
  readonly context: number;
  /** Null where the server does not tell: only a try shows it. */
  readonly vision: boolean | null;
  readonly slots: number | null;
}

const modelRow = z.looseObject({
  id: z.string(),
  owned_by: z.string().optional(),
  max_model_len: z.number().optional(),
  meta: z.looseObject({ n_ctx: z.number().optional() }).nullish(),
});
const modelList = z.looseObject({ data: z.array(modelRow) });

/** Throws model-unreachable, or not-found when it does not serve the wished model. */
export async function detectServer(
  address: ServerAddress,
  wished: { readonly model?: string | undefined; readonly dialect?: DialectName | undefined },
): Promise<ServerFacts> {
  const { url, rows } = await listModels(address);
  const row = wished.model === undefined ? rows[0] : rows.find(({ id }) => id === wished.model);
  if (!row && (wished.model === undefined || rows.length > 0)) {
    throw new FacetError(
      "not-found",
      { what: `model ${wished.model ?? ""}`.trim() },
      { next: ["choose-model", "open-settings"] },
    );
  }
  const model = row?.id ?? wished.model ?? "";
  const dialect = wished.dialect ?? (await dialectOf(address, row?.owned_by ?? ""));
  const told = await toldBy(dialect, model, address);
  const context =
    told.context ?? row?.max_model_len ?? row?.meta?.n_ctx ?? untoldContext[dialect] ?? untoldContext.other;
  return {
    url,
    dialect,
    models: rows.map(({ id }) => id),
    model,
    context,
    vision: told.vision ?? null,
    slots: told.slots ?? null,
  };
}

async function listModels(address: ServerAddress): Promise<{ url: string; rows: readonly z.infer<typeof modelRow>[] }> {
  const base = address.url.href.replace(/\/$/, "");
  const bases = /\/v\d+\w*$/.test(base) ? [base] : [`${base}/v1`, base];
  let refused: number | undefined;
  for (const url of bases) {
    const answer = await askJson(address, `${url}/models`);
    const parsed = modelList.safeParse(answer.body);
    if (answer.status === 200 && parsed.success) return { url, rows: parsed.data.data };
    if (answer.status !== 200 && answer.status !== 404) refused ??= answer.status;
    if (answer.status === 401 || answer.status === 503) break;
  }
  // A key refused or a broken server says so at the first address, whatever is found at the second.
  if (refused !== undefined) throw refusalError(address.url.host, refused, "");
  throw new FacetError(
    "model-unreachable",
    { model: address.url.host, reason: "no-model-server" },
    { next: ["open-settings"] },
  );
}

async function dialectOf(address: ServerAddress, owner: string): Promise<DialectName> {
  const profiles = Object.values(dialectProfiles);
  const owning = profiles.find(({ owners }) => owners.includes(owner));
  if (owning) return owning.name;
  const marked = await Promise.all(
    profiles.flatMap(({ name, marks }) =>
      marks.map(async (path) => ({ name, found: (await ownWords(address, path)) !== null })),
    ),
  );
  const names = marked.filter(({ found }) => found).map(({ name }) => name);
  // A server that answers to everything (a page behind every path) has shown nothing.
  return names.length === 1 ? (names[0] ?? "generic") : "generic";
}

interface Told {
  readonly context?: number | undefined;
  readonly vision?: boolean | undefined;
  readonly slots?: number | undefined;
}

const props = z.looseObject({
  default_generation_settings: z.looseObject({ n_ctx: z.number() }).optional(),
  total_slots: z.number().optional(),
  modalities: z.looseObject({ vision: z.boolean() }).optional(),
});
const ollamaShow = z.looseObject({ capabilities: z.array(z.string()).optional() });
const ollamaRunning = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), context_length: z.number().optional() })),
});
const studioList = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string().optional(),
      loaded_context_length: z.number().optional(),
      max_context_length: z.number().optional(),
    }),
  ),
});
const sglangInfo = z.looseObject({ has_image_understanding: z.boolean().optional() });

async function toldBy(dialect: DialectName, model: string, address: ServerAddress): Promise<Told> {
  switch (dialect) {
    case "llama-server": {
      const told = props.safeParse(await ownWords(address, "/props")).data;
      return {
        context: told?.default_generation_settings?.n_ctx,
        vision: told?.modalities?.vision,
        slots: told?.total_slots,
      };
    }
    case "ollama": {
      const shown = ollamaShow.safeParse(await ownWords(address, "/api/show", { model })).data;
      const running = ollamaRunning
        .safeParse(await ownWords(address, "/api/ps"))
        .data?.models.find(({ name }) => name === model);
      return { context: running?.context_length, vision: shown?.capabilities?.includes("vision") };
    }
    case "lm-studio": {
      const row = studioList
        .safeParse(await ownWords(address, "/api/v0/models"))
        .data?.data.find(({ id }) => id === model);
      return {
        context: row?.loaded_context_length ?? row?.max_context_length,
        vision: row?.type === undefined ? undefined : row.type === "vlm",
      };
    }
    case "sglang":
      return { vision: sglangInfo.safeParse(await ownWords(address, "/get_model_info")).data?.has_image_understanding };
    case "vllm":
    case "generic":
      return {};
  }
}

/** The JSON object at a path of the server's root, or null: what is not told is tried or guessed. */
async function ownWords(address: ServerAddress, path: string, body?: object): Promise<object | null> {
  const root = address.url.href.replace(/\/$/, "").replace(/\/v\d+\w*$/, "");
  try {
    const answer = await askJson(address, `${root}${path}`, body);
    return answer.status === 200 && typeof answer.body === "object" ? answer.body : null;
  } catch {
    address.signal.throwIfAborted();
    return null;
  }
}

/** Status and parsed body of one short request; a body that is no JSON is null. */
export async function askJson(
  { url: { host }, key, connection, signal }: ServerAddress,
  url: string,
  body?: object,
  ms = tellMs,
): Promise<{ status: number; body: unknown; text: string }> {
  try {
    const response = await connection.ask(url, {
      method: body ? "POST" : "GET",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: body && JSON.stringify(body),
      signal,
      firstByteMs: ms,
      idleMs: ms,
    });
    const text = await bodyText(response);
    return { status: response.statusCode ?? 0, body: parsed(text), text };
  } catch (thrown) {
    signal.throwIfAborted();
    throw connectionError(host, thrown, false);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
