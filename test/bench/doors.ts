// Time to first token at every door against the page's own way in, interleaved, over the embedded model and over a model that answers at once.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import OpenAI from "openai";
import { loadConfig } from "../../server/config.ts";
import { connect } from "../../server/remote/client.ts";
import { startFacet } from "../support/facet-process.ts";
import { openPage } from "../support/page-client.ts";
import { realWeights } from "../support/real-weights.ts";
import { times, wait } from "./bench.ts";
import type { Bench, Report } from "./bench.ts";
import { median, spread } from "./statistics.ts";
import { startStub } from "./stub-process.ts";

/** Of the time at the page, with the model a person has without another server. */
const bar = 1.2;
/** Rounds not counted: the first question of a process loads code. */
const warmUps = 2;
const program = fileURLToPath(new URL("../../server/command-line/facet.mjs", import.meta.url));

interface Door {
  readonly name: string;
  /** Asks in a conversation of its own and waits for the end; resolves with the milliseconds to the first word. */
  readonly first: (question: string) => Promise<number>;
  readonly close: () => Promise<void> | void;
}

function pageDoor(url: string): Door {
  const page = openPage(url);
  const first: Door["first"] = async (question) => {
    const began = performance.now();
    const { runId } = await page.api.personas.guide.start.mutate({ input: { question } });
    await page.until(() => page.events.some((each) => each.runId === runId && each.event.type === "text-delta"));
    const took = performance.now() - began;
    await page.ended(runId);
    return took;
  };
  return { name: "page", first, close: page.close };
}

function clientDoor(url: string): Door {
  const facet = connect({ url });
  const first: Door["first"] = async (question) => {
    const began = performance.now();
    let took = NaN;
    for await (const event of await facet.ask("guide", { question }))
      if (event.type === "text-delta" && Number.isNaN(took)) took = performance.now() - began;
    return took;
  };
  return { name: "facet/client", first, close: () => {} };
}

function openAiDoor(url: string): Door {
  const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: "none" });
  const first: Door["first"] = async (question) => {
    const began = performance.now();
    let took = NaN;
    const messages = [{ role: "user" as const, content: question }];
    const stream = await openai.chat.completions.create({ model: "facet/guide", stream: true, messages });
    for await (const { choices } of stream)
      if (choices[0]?.delta.content && Number.isNaN(took)) took = performance.now() - began;
    return took;
  };
  return { name: "OpenAI client", first, close: () => {} };
}

async function mcpDoor(url: string): Promise<Door> {
  const client = new Client({ name: "bench", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  const first: Door["first"] = async (question) => {
    const began = performance.now();
    let took = NaN;
    const isText = (message: string | undefined) => message !== undefined && /^(?!Waiting).*?: \S/.test(message);
    await client.callTool(
      { name: "ask_guide", arguments: { question, conversationId: "new" } },
      {
        onprogress: ({ message }) => {
          if (isText(message) && Number.isNaN(took)) took = performance.now() - began;
        },
      },
    );
    return took;
  };
  return { name: "MCP", first, close: () => client.close() };
}

function commandDoor(url: string): Door {
  const first: Door["first"] = async (question) => {
    const began = performance.now();
    let took = NaN;
    const options = ["ask", question, "--persona", "guide", "--new", "--url", url];
    const child = spawn(process.execPath, [program, ...options], { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().trim() !== "" && Number.isNaN(took)) took = performance.now() - began;
    });
    await once(child, "close");
    return took;
  };
  return { name: "command line, its own start included", first, close: () => {} };
}

/** With their places, each round beginning with another. */
function turned<T>(all: readonly T[], by: number): readonly (readonly [number, T])[] {
  const placed = [...all.entries()];
  const from = by % all.length;
  return [...placed.slice(from), ...placed.slice(0, from)];
}

async function compare(url: string, rounds: number, report: Report, named: { model: string; held: boolean }) {
  const doors = [pageDoor(url), clientDoor(url), openAiDoor(url), await mcpDoor(url), commandDoor(url)];
  const figures = doors.map((): number[] => []);
  let asked = 0;
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [at, door] of turned(doors, round + warmUps)) {
      // Each question is new: an engine reads one it has just read in no time.
      asked += 1;
      const took = await door.first(`Heat ${asked}: where does it go?`);
      await wait(50);
      if (round >= 0) figures[at]?.push(took);
    }
  }
  for (const door of doors) await door.close();
  const [page = []] = figures;
  for (const [at, door] of doors.entries()) {
    const own = figures[at] ?? [];
    const ratio = median(own.map((took, round) => took / (page[round] ?? NaN)));
    const isPage = at === 0;
    report({
      measure: `time to first token, ${named.model}: ${door.name} (${spread(own, "ms")}; ${rounds} interleaved rounds)`,
      figure: isPage ? spread(own, "ms") : `${ratio.toFixed(2)} ×`,
      bar: isPage || !named.held ? "" : `≤ ${bar} ×`,
      met: isPage || !named.held ? null : ratio <= bar,
    });
  }
}

export const doors: Bench = {
  name: "doors",
  run: async (scale, report) => {
    for (const entry of ["qwen2.5-coder-0.5b-instruct", "bge-small-en-v1.5"]) await realWeights(entry);
    {
      await using facet = await startFacet({ environment: { FACET_CACHE: loadConfig(process.env).FACET_CACHE } });
      await compare(facet.url, times(10, scale), report, { model: "embedded model", held: true });
    }
    await using stub = await startStub({ tokens: 20, tokensPerSecond: 100 });
    await using facet = await startFacet({ modelUrl: stub.url });
    await compare(facet.url, times(30, scale), report, { model: "a model that answers at once", held: false });
  },
};
