// The Creator's results at the page as a person handles them: cards, fields, previews, and what a click sends.
import type { Locator, Page } from "playwright-core";
import { phone } from "./pictures-walk.ts";

export const devices = [
  ["at a desk", { viewport: { width: 1280, height: 900 } }],
  ["on a phone", phone],
] as const;

export const card = (page: Page, name = "Post"): Locator => page.getByRole("region", { name, exact: true });
export const preview = (page: Page, platform: string): Locator =>
  page.getByRole("article", { name: `${platform} preview`, exact: true });
export const field = (page: Page, name: string): Locator => card(page).getByRole("group", { name, exact: true });
/** Nothing sticks out of the screen. */
export const isInside = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

export interface SentPost {
  readonly imageIds: readonly string[];
  readonly input: Readonly<Record<string, unknown>> & { readonly keep?: Readonly<Record<string, unknown>> };
}

/** What the Creator is asked by what is done. */
export async function sentBy(page: Page, act: () => Promise<void>): Promise<SentPost> {
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("personas.creator.start")),
    act(),
  ]);
  return Object.values(sent.postDataJSON() as object)[0] as SentPost;
}
