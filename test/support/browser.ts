// A real Chromium: the system's where there is one, else the one of an npm package.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

// The shell is the same engine without windows, and takes half the processor time.
const systemNames = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];
// No calls home while tests run; no sandbox where the tests run as root.
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-sandbox",
];

function systemChromium(): string | null {
  for (const name of systemNames) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next name.
    }
  }
  return null;
}

/** The packaged one without its own arguments: those turn off the same-origin policy and put everything into one process. */
export async function chromiumPath(): Promise<string> {
  const own = systemChromium();
  if (own !== null) return own;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/** `more` are arguments of its own, such as where names lead. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: [...quiet, ...more] });
}
