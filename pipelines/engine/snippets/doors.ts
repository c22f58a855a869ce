// The other ways in, each as a short piece to copy: the command line, an OpenAI client, an MCP client.
import { shellWord } from "./shell.ts";
import { typescriptValue } from "./typescript.ts";
import { valueOf } from "./value.ts";
import type { Value } from "./value.ts";

export interface Asked {
  readonly personaId: string;
  /** Key of the persona's main field. */
  readonly mainKey: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** As in `http://127.0.0.1:3000`. */
  readonly origin: string;
}

/** One call of the command line; what is no text is written as JSON. */
export function commandLineSnippet({ personaId, mainKey, input, origin }: Asked): string {
  const others = Object.entries(input).filter(([key, value]) => key !== mainKey && value !== undefined);
  const parts = [
    "npx facet ask",
    `--url ${shellWord(origin)}`,
    `--persona ${shellWord(personaId)}`,
    ...others.map(([key, value]) => `--input ${shellWord(`${key}=${textOf(value)}`)}`),
    `-- ${shellWord(textOf(input[mainKey]))}`,
  ];
  const line = parts.join(" ");
  return `${line.length <= lineLength ? line : parts.join(" \\\n  ")}\n`;
}

/** Characters of a command that may stand on one line. */
const lineLength = 72;

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** JavaScript over the `openai` package: any client of its kind does the same. */
export function openAiSnippet({ personaId, mainKey, input, origin }: Asked): string {
  const { [mainKey]: main, ...others } = input;
  const request: readonly (readonly [string, unknown])[] = [
    ["model", `facet/${personaId}`],
    ["messages", [{ role: "user", content: textOf(main) }]],
    ["stream", true],
    ...(Object.keys(others).length > 0 ? [["facet", { input: others }] as const] : []),
  ];
  return `import OpenAI from "openai";

const client = new OpenAI({ baseURL: ${JSON.stringify(`${origin}/v1`)}, apiKey: process.env.FACET_KEY ?? "none" });
const stream = await client.chat.completions.create(${written(Object.fromEntries(request))});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
console.log();
`;
}

/** What an MCP client is told: the address, and the command for one that starts its servers. */
export function mcpSnippet(origin: string): string {
  const servers = {
    facet: { type: "http", url: `${origin}/mcp` },
    "facet-by-command": { command: "npx", args: ["facet", "mcp"], env: { FACET_URL: origin } },
  };
  return `${JSON.stringify({ mcpServers: servers }, null, 2)}\n`;
}

function written(value: unknown): string {
  const whole: Value | undefined = valueOf(value);
  return whole ? typescriptValue(whole) : "";
}
