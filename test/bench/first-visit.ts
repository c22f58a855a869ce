// The first visit on a bare machine: a fresh clone with an empty home, from `npm start` to the end of the first answer, step by step.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "../../server/processes/free-port.ts";
import { connect } from "../../server/remote/client.ts";
import { openBrowser } from "../support/browser.ts";
import { wait } from "./bench.ts";
import type { Bench } from "./bench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Milliseconds after which a step counts as failed. */
const patience = 600_000;
const bars = { pageMs: 120_000, answerMs: 180_000 };
const question = "What is a heat pump?";

/** Lines of `npm start` that end a step. */
const told: readonly (readonly [pattern: RegExp, step: string])[] = [
  [/^The dependencies are installed/, "dependencies installed"],
  [/^The page is built/, "page built"],
  [/Facet is ready at/, "server ready"],
];

/** Seconds from `npm start` to each moment, in the order they came. */
type Moments = ReadonlyMap<string, number>;

/** Everything is fetched anew, from where this machine's npm and pip fetch. */
async function visit(): Promise<Moments> {
  const folder = mkdtempSync(join(tmpdir(), "facet-first-visit-"));
  const clone = join(folder, "facet");
  const home = join(folder, "home");
  mkdirSync(home);
  cloneTo(clone);
  const port = await freePort();
  const moments = new Map<string, number>();
  const began = performance.now();
  const mark = (moment: string) => {
    if (!moments.has(moment)) moments.set(moment, (performance.now() - began) / 1000);
  };
  const child = spawn("npm", ["start"], {
    cwd: clone,
    env: {
      ...bareEnvironment(),
      HOME: home,
      FACET_PORT: String(port),
      FACET_DATA: join(folder, "data"),
      FACET_LOG: "error",
    },
    stdio: ["ignore", "pipe", "pipe"],
    // npm starts a shell that starts the server: the group is ended as one.
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on("line", (line) => {
      said = `${said}${line}\n`.slice(-2000);
      for (const [pattern, step] of told) if (pattern.test(line)) mark(step);
    });
  const ended = once(child, "exit");
  const demand = async (isThere: () => boolean | Promise<boolean>, what: string) => {
    while (!(await isThere())) {
      if (child.exitCode !== null || performance.now() - began > patience)
        throw new Error(`${what} did not come. npm start said: ${said}`);
      await wait(20);
    }
    mark(what);
  };
  try {
    await demand(() => moments.has("server ready"), "server ready");
    const url = `http://127.0.0.1:${port}`;
    await Promise.all([paint(url, mark), answer(url, demand, mark)]);
    return moments;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** What git would clone, changes that are not committed included. */
function cloneTo(clone: string): void {
  const files = execFileSync("git", ["ls-files", "-z", "-c", "-o", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of files.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(root, file), join(clone, file), { verbatimSymlinks: true });
  }
}

/** Nothing of this process but the way to programs and to the registries. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(?:pip_|https?_proxy$|no_proxy$|ssl_|node_extra_ca)/i.test(name),
  );
  const path = (process.env["PATH"] ?? "").split(":").filter((part) => !part.includes("node_modules"));
  const npmrc = execFileSync("npm", ["config", "get", "userconfig"], { cwd: root, encoding: "utf8" }).trim();
  return { ...Object.fromEntries(kept), PATH: path.join(":"), npm_config_userconfig: npmrc };
}

async function paint(url: string, mark: (moment: string) => void): Promise<void> {
  await using browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`${url}/?persona=guide`);
  await page.getByRole("textbox").first().waitFor();
  mark("page painted");
}

type Demand = (isThere: () => boolean | Promise<boolean>, what: string) => Promise<void>;

/** Asks as soon as the chat model can answer. */
async function answer(url: string, demand: Demand, mark: (moment: string) => void): Promise<void> {
  const { api, ask } = connect({ url });
  const isReady = (role: string) => async () => {
    const { models } = await api.models.list.query();
    return models.some(
      (each) => each.role === role && each.selected && (each.state === "ready" || each.state === "idle"),
    );
  };
  const vectors = demand(async () => (await api.system.status.query()).vectors.state === "ready", "vector store ready");
  await demand(isReady("chat"), "chat model ready");
  const asking = await ask("guide", { question });
  for await (const event of asking) if (event.type === "text-delta") mark("first word of the answer");
  if ((await asking.answer()).status !== "done") throw new Error("the first question was not answered");
  mark("end of the answer");
  await vectors;
}

const barOf: Readonly<Record<string, number>> = { "page painted": bars.pageMs, "end of the answer": bars.answerMs };

export const firstVisit: Bench = {
  name: "first-visit",
  run: async (_scale, report) => {
    const moments = [...(await visit())].toSorted(([, one], [, other]) => one - other);
    let before = 0;
    for (const [moment, seconds] of moments) {
      const bar = barOf[moment];
      report({
        measure: `a fresh clone and an empty home, from npm start to: ${moment}`,
        figure: `${seconds.toFixed(1)} s (${(seconds - before).toFixed(1)} s after the line above)`,
        bar: bar === undefined ? "" : `≤ ${bar / 1000} s`,
        met: bar === undefined ? null : seconds * 1000 <= bar,
      });
      before = seconds;
    }
  },
};
