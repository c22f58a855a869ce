// Accessibility: every state of the page in both themes under axe, and Lighthouse's score.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { violationsOf } from "../support/axe.ts";
import { openBrowser, chromiumPath } from "../support/browser.ts";
import { openStand, openState, stateNames } from "../support/page-states.ts";
import { builtPage } from "../support/page-walk.ts";
import type { Bench } from "./bench.ts";

const themes = ["light", "dark"] as const;
/** Pages that Lighthouse opens by their address. */
const paths = ["/", "/models", "/settings"] as const;

export const accessibility: Bench = {
  name: "accessibility",
  run: async (_scale, report) => {
    await builtPage();
    await using stand = await openStand();
    const browser = await openBrowser();
    const found: string[] = [];
    let looked = 0;
    for (const state of stateNames) {
      for (const colorScheme of themes) {
        await using walk = await openState(browser, stand, state, { colorScheme, reducedMotion: "reduce" });
        looked += 1;
        found.push(...(await violationsOf(walk.page)).map((each) => `${state}, ${colorScheme}: ${each.split(":")[0]}`));
      }
    }
    await browser.close();
    report({
      measure: `axe, WCAG 2.2 A and AA and best practices, ${looked} looks: ${stateNames.join(", ")}, each light and dark`,
      figure: [`${found.length} violations`, ...found.slice(0, 5)].join("; "),
      bar: "0",
      met: found.length === 0,
    });

    const chrome = await launch({ chromePath: await chromiumPath(), chromeFlags: ["--headless", "--no-sandbox"] });
    try {
      for (const path of paths) {
        const result = await lighthouse(stand.url + path, {
          port: chrome.port,
          onlyCategories: ["accessibility"],
          logLevel: "silent",
        });
        const score = result?.lhr.categories["accessibility"]?.score ?? 0;
        const failed = Object.values(result?.lhr.audits ?? {})
          .filter((audit) => audit.score === 0)
          .map(({ id }) => id);
        report({
          measure: `Lighthouse accessibility, ${path}`,
          figure: [score.toFixed(2), ...failed].join(", "),
          bar: "1.00",
          met: score === 1,
        });
      }
    } finally {
      chrome.kill();
    }
  },
};
