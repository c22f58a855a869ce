// Settings from the environment and .env, checked once, frozen; every problem is reported together.
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

const flag = z.stringbool().default(false);
const path = z
  .string()
  .min(1)
  .transform((value) => resolve(value));
const optionalPath = path.optional();

/** Names separated by commas. */
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  );

const unit = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 } as const;

/** "200 MB" as bytes; a number without a unit is bytes. */
const bytes = z
  .string()
  .trim()
  .regex(/^\d+(\.\d+)?\s*([KMG]?B)?$/i, "must be a size, such as 200 MB")
  .transform((size) => {
    const [, number, name] = /^([\d.]+)\s*(\w+)?$/.exec(size) ?? [];
    return Math.round(Number(number) * unit[(name ?? "B").toUpperCase() as keyof typeof unit]);
  })
  .refine((size) => size >= 1, "must be a size, such as 200 MB");

/** Where fetched bytes live when FACET_CACHE is not set: the user's cache folder. */
function defaultCache(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "facet");
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? homedir(), "facet");
  return join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "facet");
}

const schema = z.object({
  FACET_HOST: z.string().default("127.0.0.1").describe("Address to listen on; anything but loopback needs FACET_AUTH"),
  FACET_PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port of the page; 0 takes a free one"),
  FACET_DATA: path.default(resolve("data")).describe("Folder of conversations, files and vectors"),
  FACET_CACHE: path.default(defaultCache()).describe("Folder of weights and other fetched bytes, shared by clones"),
  FACET_MODEL_URL: z
    .url()
    .optional()
    .describe("Base URL of an OpenAI-compatible server; its model becomes the default"),
  FACET_MODEL_NAME: z.string().optional().describe("Model to ask there; unset takes the first it lists"),
  FACET_MODEL_KEY: z.string().optional().describe("Key of that server"),
  FACET_MODEL_FILE: optionalPath.describe("GGUF file of the embedded model, instead of fetched weights"),
  FACET_MODEL_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe(
      "Threads of the embedded model, and of the embedder and the reranker; unset takes physical cores − 1, and for those two all, at most 4",
    ),
  FACET_MODEL_CONTEXT: z.coerce
    .number()
    .int()
    .min(512)
    .max(131_072)
    .default(4096)
    .describe("Context of the embedded model, and of the llama-server Facet starts, in tokens"),
  FACET_LLAMA_SERVER: z
    .string()
    .optional()
    .describe(
      "Binary of llama-server, or its name in PATH: Facet starts it on loopback for a model that sees pictures",
    ),
  FACET_LLAMA_MODEL: optionalPath.describe("GGUF file that llama-server loads"),
  FACET_LLAMA_MMPROJ: optionalPath.describe("GGUF file of its eyes (mmproj); without it the model sees no pictures"),
  FACET_EMBED_FILE: optionalPath.describe("ONNX file of the embedder, instead of the fetched one"),
  FACET_RERANK_FILE: optionalPath.describe("ONNX file of the reranker, instead of the fetched one"),
  FACET_HUB_URL: z
    .url()
    .default("https://huggingface.co")
    .describe("Hub that weights are fetched from; a mirror may stand in"),
  FACET_HUB_TOKEN: z.string().optional().describe("Token for gated weights on the hub"),
  FACET_OFFLINE: flag.describe("1 fetches nothing; what is in the cache is used"),
  FACET_UPLOAD_LIMIT: bytes.default(200_000_000).describe("Size of one uploaded file, at most"),
  FACET_RUN_OWN: flag.describe(
    "1 lets people's code run with this machine's own python3 and node too, jailed in Linux namespaces; it sees their packages",
  ),
  FACET_AUTH: z
    .enum(["none", "password", "oidc", "proxy-header"])
    .default("none")
    .describe(
      "none: one person on loopback; password: people with accounts here; oidc: the accounts of an OpenID Connect issuer; proxy-header: the owner named by a trusted proxy",
    ),
  FACET_AUTH_HEADER: z
    .string()
    .default("x-forwarded-user")
    .describe("Header that names the owner when FACET_AUTH is proxy-header"),
  FACET_ADMINS: list.describe(
    "Who may invite people and add, choose, fetch and remove models, separated by commas: e-mail addresses (password, oidc) or owners (proxy-header). The first account is an admin in any case",
  ),
  FACET_OIDC_ISSUER: z.url().optional().describe("Address of the OpenID Connect issuer when FACET_AUTH is oidc"),
  FACET_OIDC_CLIENT: z.string().optional().describe("Client id of Facet at that issuer"),
  FACET_OIDC_SECRET: z.string().optional().describe("Client secret of Facet at that issuer"),
  FACET_OIDC_DOMAINS: list.describe(
    "Domains of the e-mail addresses that may sign in when FACET_AUTH is oidc, separated by commas; unset lets every account of the issuer in",
  ),
  FACET_KEYS: z
    .enum(["optional", "required"])
    .default("optional")
    .describe("required: programs need a key, also on loopback; the page itself needs none"),
  FACET_ORIGIN: z
    .url()
    .optional()
    .describe(
      "Public address of the page behind a proxy, for the Host and Origin checks; beyond loopback, X-Forwarded-For counts only with it",
    ),
  CHROMA_URL: z.url().optional().describe("Chroma server to use; unset starts a managed one"),
  FACET_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("info").describe("Log level"),
});

/** Typed settings; the descriptions are the README's settings table. */
export type Config = Readonly<z.infer<typeof schema>>;
export const settings = schema.shape;

const issuerSettings = ["FACET_OIDC_ISSUER", "FACET_OIDC_CLIENT", "FACET_OIDC_SECRET"] as const;

/** Parses the settings from a source. Throws an Error whose text names every wrong one. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error(`Settings cannot be used:\n${z.prettifyError(parsed.error)}`);
  const config = parsed.data;
  if (!isLoopback(config.FACET_HOST) && config.FACET_AUTH === "none") {
    throw new Error(`FACET_HOST=${config.FACET_HOST} would let others in: set FACET_AUTH, or listen on 127.0.0.1.`);
  }
  const missing = issuerSettings.filter((name) => config[name] === undefined);
  if (config.FACET_AUTH === "oidc" && missing.length > 0)
    throw new Error(`FACET_AUTH=oidc needs the issuer people sign in at: set ${missing.join(", ")} too.`);
  return Object.freeze(config);
}

/** The owner of everything while FACET_AUTH is none. */
export const firstOwner = "local";

/** The address of a server that listens there. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** One to take where this one is taken. */
export const portBeside = (port: number): number => (port < 65_535 ? port + 1 : port - 1);

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
