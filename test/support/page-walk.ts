// A person at the page, in a real browser: opens it, asks, reads; and whatever must never happen on the way is written down.
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { buildPage, isPageBuilt } from "../../server/setup/build-page.ts";

/** Milliseconds a person waits for something to be seen before the test has failed. */
const patience = 20_000;
/** For `expect.poll`. */
export const soon = { timeout: patience, interval: 50 };

export interface PageWalk extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What must not happen: requests to another origin, errors of the page, dialogs. Empty in a test that passes. */
  readonly faults: string[];
  readonly composer: Locator;
  /** Every answer on the page; `answer` is the last. */
  readonly answers: Locator;
  readonly answer: Locator;
  readonly questions: Locator;
  readonly rail: Locator;
  /** Resolves when the question stands in the conversation. */
  readonly ask: (question: string) => Promise<void>;
  /** Resolves when the last question has its answer, and it is no longer being written. */
  readonly ended: () => Promise<void>;
  /** What is read in the last answer, without its byline. */
  readonly text: () => Promise<string>;
}

export interface WalkOptions extends BrowserContextOptions {
  /** Shares storage with another tab. */
  readonly context?: BrowserContext;
  /** Where it begins. Default: a new conversation with the Guide, who answers without documents. */
  readonly path?: string;
}

/** Opens the page in a context of its own, or as another tab. */
export async function openPage(browser: Browser, url: string, options: WalkOptions = {}): Promise<PageWalk> {
  const { context: shared, path = "/?persona=guide", ...given } = options;
  const context =
    shared ?? (await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...given }));
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(url);
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(address)) faults.push(`asked ${address}`);
  });
  page.on("pageerror", (error) => faults.push(`threw ${error.message}`));
  page.on("console", (message) => {
    // What the network said of a server that is away is told on the page.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(`said ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`opened ${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url + path);

  const composer = page.getByRole("textbox", { name: /^(?:Message|Nachricht)$/ });
  const answers = page.locator("article.answer");
  const answer = answers.last();
  const questions = page.locator("article.said");
  return {
    page,
    context,
    faults,
    composer,
    answers,
    answer,
    questions,
    rail: page.getByRole("navigation", { name: /^(?:Conversations|Gespräche)$/ }),
    ask: async (question) => {
      const before = await questions.count();
      await composer.fill(question);
      await composer.press("Enter");
      await questions.nth(before).waitFor();
    },
    ended: () => page.locator(".messages > :last-child > article:last-child[aria-busy=false]").waitFor(),
    // Not what is drawn just now: a message that has yet to come into view is not.
    text: async () => tidy((await answer.locator(".prose").textContent()) ?? ""),
    [Symbol.asyncDispose]: () => (shared ? page.close() : context.close()),
  };
}

/** White space as a reader sees it: a break is a break however many there are. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The name or text of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim() ?? "",
  );
}

/** Where it stands and how large it is, once nothing moves it any more. */
export async function boxAtRest(place: Locator): Promise<NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>> {
  const element = await place.elementHandle();
  await element?.waitForElementState("stable");
  const box = await place.boundingBox();
  if (!box) throw new Error(`${String(place)} is not drawn.`);
  return box;
}

/** The newest notice, with the pointer on it: for so long it stays. */
export async function heldToast(page: Page): Promise<Locator> {
  const toast = page.locator(".toast").last();
  await toast.hover();
  return toast;
}

/** The words w0001 … that the stub model writes, as they are read. */
export function countedWords(count: number): string {
  return Array.from({ length: count }, (_, at) => `w${String(at + 1).padStart(4, "0")}`).join(" ");
}

/** Builds the page where its sources are newer than what was built. */
export async function builtPage(house?: string): Promise<void> {
  if (!isPageBuilt(house)) await buildPage(house);
}
