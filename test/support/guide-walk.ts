// The Guide's page as a person handles it: the ways on, the map, and what a click sends.
import type { Locator, Page } from "playwright-core";

export const map = (page: Page): Locator =>
  page.locator(".panel").filter({ has: page.locator("ol.map, .map-edit, .no-docs") });
export const ways = (page: Page): Locator => page.getByRole("group", { name: "Ways on" });

/** The input the Guide is asked with by what is done. */
export async function guideAskedBy(
  page: Page,
  act: () => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("personas.guide.start")),
    act(),
  ]);
  const [body] = Object.values(sent.postDataJSON() as object) as {
    readonly input: Readonly<Record<string, unknown>>;
  }[];
  return body?.input ?? {};
}
