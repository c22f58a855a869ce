// Streaming into a long conversation on a slow device: what blocks the page, what is drawn that was finished, and when the last word is seen.
import { writeFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import { lesson } from "../support/lesson.ts";
import { builtPage, openPage } from "../support/page-walk.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { openLeanPage } from "./lean-page.ts";
import { startStub } from "./stub-process.ts";

const messages = 500;
const tokensPerSecond = 200;
const slowDown = 4;
/** Milliseconds a task may take. Source: the Long Tasks API's definition. */
const longTask = 50;
/** How often the lesson is repeated in the answer that is measured: 1,000 tokens, 5 s. */
const repeats = 10;
/** As in RENDER_TRACE=/tmp/trace.json: to see in a browser's developer tools what the tasks are made of. */
const traceFile = process.env["RENDER_TRACE"];
/** Milliseconds after opening and after the end in which the page may still be at work. */
const settled = 2000;
const lastWord = "Finished.";

export interface Rendering {
  /** Milliseconds of every task of the page's main thread above the limit: on the clock, and of the processor's time it took (the slow-down's included). */
  readonly tasks: readonly { readonly wall: number; readonly cpu: number }[];
  /** What the browser's own observer called a long task, in milliseconds. */
  readonly observed: readonly number[];
  readonly mutations: Mutations;
  /** Milliseconds from the server's last event to the paint of the last word. */
  readonly lastPaint: number;
}

interface Mutations {
  /** In finished messages, and in finished blocks of the answer. */
  readonly outside: readonly string[];
  /** In the answer's byline and steps card, and in rail, bar and composer. */
  readonly around: number;
  /** In the block being written. */
  readonly live: number;
}

interface Watch {
  readonly observed: number[];
  readonly outside: string[];
  around: number;
  live: number;
  lastPaint: number | null;
}

/** In the page: counts long tasks and changes of the document while the answer streams. It looks at what changed only, so as not to be what it measures. */
function watchPage(word: string): void {
  const watch: Watch = { observed: [], outside: [], around: 0, live: 0, lastPaint: null };
  Object.assign(window, { watch });
  new PerformanceObserver((list) => watch.observed.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
  const isLive = (node: Node) => node instanceof Element && node.hasAttribute("data-live");
  const count = (record: MutationRecord, element: Element, answer: Element) => {
    const nodes = [...record.addedNodes, ...record.removedNodes];
    if (!element.closest(".messages") || (answer.contains(element) && !element.closest(".prose"))) watch.around += 1;
    else if (element.closest("[data-live]") || record.attributeName === "data-live") watch.live += 1;
    // A new live block at the end, and the last one taken away.
    else if (element.matches(".prose") && nodes.every(isLive)) watch.live += 1;
    else
      watch.outside.push(
        `${record.type} ${record.attributeName ?? ""} in ${element.localName}.${element.className} ${nodes.map((node) => node.nodeName).join()}`,
      );
  };
  // From the first word to the last: what begins and ends an answer changes the page, and may.
  let answer: Element | null = null;
  new MutationObserver((records) => {
    for (const record of records) {
      const element = record.target instanceof Element ? record.target : record.target.parentElement;
      if (!element) continue;
      if (answer?.hasAttribute("data-running")) count(record, element, answer);
      if (watch.lastPaint === null && element.closest("[data-live]") && element.textContent.includes(word)) {
        // Begun; the time comes when the frame is out.
        watch.lastPaint = 0;
        requestAnimationFrame(() => setTimeout(() => (watch.lastPaint = Date.now())));
      }
    }
    const last = records.at(-1)?.target;
    answer ??=
      (last instanceof Element ? last : last?.parentElement)?.closest(".prose")?.closest(".answer[data-running]") ??
      null;
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Tasks of the page's main thread above the limit, from a trace. */
async function traceTasks(cdp: CDPSession, work: () => Promise<void>): Promise<Rendering["tasks"]> {
  interface TraceEvent {
    readonly name: string;
    readonly ph: string;
    readonly pid: number;
    readonly tid: number;
    readonly dur?: number;
    readonly tdur?: number;
    readonly args: { readonly name?: string };
  }
  const events: TraceEvent[] = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = [
    "toplevel",
    // Without the profiler: its start alone is a long task.
    ...(traceFile === undefined ? [] : ["devtools.timeline"]),
  ];
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories, excludedCategories: ["*"] },
  });
  await work();
  const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.end");
  await complete;
  if (traceFile !== undefined) writeFileSync(traceFile, JSON.stringify({ traceEvents: events }));
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === "X" && name.endsWith("RunTask") && threads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error("the trace holds no task of the page");
  return tasks
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }))
    .filter(({ wall }) => wall > longTask);
}

/** Streams one answer into a conversation of so many messages, in a browser slowed down so many times. */
export async function measureRendering(earlier: number, rate: number): Promise<Rendering> {
  await builtPage();
  await using stub = await startStub({ text: lesson });
  await using facet = await startFacet({ modelUrl: stub.url });
  let ended = Promise.withResolvers<number>();
  const lean = await openLeanPage(facet.url, {
    onEvent: ({ event }) => void (event.type === "run-end" && ended.resolve(Date.now())),
  });
  let place: { conversationId?: string; parentId?: string } = {};
  for (let turn = 0; turn < earlier / 2; turn += 1) {
    ended = Promise.withResolvers();
    const { conversationId, answerId } = await lean.ask(`Question ${turn + 1}: and what follows from that?`, place);
    await ended.promise;
    place = { conversationId, parentId: answerId };
  }
  await stub.set({ text: `${lesson}\n`.repeat(repeats) + lastWord, tokensPerSecond });
  const browser = await openBrowser();
  try {
    await using walk = await openPage(browser, facet.url, { path: `/c/${place.conversationId}` });
    await walk.answer.waitFor();
    await walk.answer.locator(".katex").last().waitFor();
    // What opening the conversation still draws is not the answer's.
    await wait(settled);
    ended = Promise.withResolvers();
    const rendering = await watched(walk.page, rate, async () => {
      // By the keyboard alone, and waited for outside: looking for something on the page takes its time.
      await walk.page.keyboard.type("And now");
      await walk.page.keyboard.press("Enter");
      await ended.promise;
      await wait(settled);
    });
    const { lastPaint, ...rest } = rendering;
    return { ...rest, lastPaint: lastPaint - (await ended.promise) };
  } finally {
    lean.close();
    await browser.close();
  }
}

async function watched(page: Page, rate: number, work: () => Promise<void>): Promise<Rendering> {
  await page.evaluate(watchPage, lastWord);
  const cdp = await page.context().newCDPSession(page);
  const whole = await page.context().browser()?.newBrowserCDPSession();
  if (!whole) throw new Error("the browser is gone");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  const tasks = await traceTasks(whole, work);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.waitForFunction(() => (window as unknown as { watch: Watch }).watch.lastPaint);
  const { observed, outside, around, live, lastPaint } = await page.evaluate(
    () => (window as unknown as { watch: Watch }).watch,
  );
  return { tasks, observed, mutations: { outside, around, live }, lastPaint: lastPaint ?? Number.NaN };
}

export const render: Bench = {
  name: "render",
  run: async (scale, report) => {
    const earlier = times(messages, scale);
    const { tasks, observed, mutations, lastPaint } = await measureRendering(earlier, slowDown);
    // A task that waited for a busy machine took the clock's time, not the processor's: only the latter is the page's.
    const ours = tasks.filter(({ cpu }) => cpu > longTask);
    const told = (list: readonly number[]) =>
      list.length > 0 ? `${list.length}, the longest ${Math.max(...list).toFixed(0)} ms` : "0";
    const where = `${tokensPerSecond} tokens/s into a conversation of ${earlier} messages, ${slowDown}× CPU slow-down`;
    report({
      measure: `tasks > ${longTask} ms of the page's own processor time, ${where} (by the clock: ${told(tasks.map(({ wall }) => wall))}; observed as longtask: ${told(observed)})`,
      figure: told(ours.map(({ cpu }) => cpu)),
      bar: "0",
      met: ours.length === 0,
    });
    report({
      measure: `changes of the document outside the live block, from first word to last (${mutations.live} in it; ${mutations.around} in the answer's byline and steps, the rail and the composer)`,
      figure: `${mutations.outside.length}${mutations.outside.length > 0 ? `: ${[...new Set(mutations.outside)].slice(0, 3).join("; ")}` : ""}`,
      bar: "0",
      met: mutations.outside.length === 0,
    });
    report({
      measure: "last word painted after the server's last event",
      figure: `${lastPaint} ms`,
      bar: "",
      met: null,
    });
  },
};
