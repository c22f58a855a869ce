// Looks at a page with axe, by all rules of WCAG 2.2 A and AA and its best practices.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What fades in has its colours only at the end; what moves for ever is not waited for. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((each) => each.playState === "running" && Number(each.effect?.getComputedTiming().endTime) < 10_000);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** Put into a document once: a second time would be compiled again. A page of several frames needs the runner that reaches into them, and with it a page of its own for the results. */
async function axeFor(page: Page): Promise<AxeBuilder> {
  const several = page.frames().length > 1;
  const there = !several && (await page.evaluate(() => "axe" in window));
  return new AxeBuilder({ page, ...(there ? { axeSource: "0" } : {}) }).setLegacyMode(!several);
}

/** One line a violation: the rule, and where. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await atRest(page);
  const axe = await axeFor(page);
  // Of what is right one place is told, not all: their addresses take as long as the rules.
  const { violations } = await axe
    .options({ resultTypes: ["violations"] })
    .withTags(tags)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}

/** The same in light and in dark; the page is light again afterwards. */
export async function violationsInBothThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    found.push(...(await violationsOf(page)));
  }
  return found;
}
