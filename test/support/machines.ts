// Servers on machines of a test's choice, as their drivers' tools tell of them; and how much a page moves by itself.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { startFacet } from "./facet-process.ts";
import type { FacetOptions } from "./facet-process.ts";

/** A server whose machine has this card, as the driver's own tool tells it; "" is a machine without one. */
export async function facetOn(card: string, options: FacetOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), "facet-tools-"));
  for (const tool of ["nvidia-smi", "rocm-smi"]) {
    const says = tool === "nvidia-smi" && card !== "" ? `echo "${card}"` : "exit 9";
    writeFileSync(join(folder, tool), `#!/bin/sh\n${says}\n`);
    chmodSync(join(folder, tool), 0o755);
  }
  const environment = { PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}`, ...options.environment };
  const facet = await startFacet({ ...options, environment });
  return {
    url: facet.url,
    [Symbol.asyncDispose]: async () => {
      await facet[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Share of the window that has moved by itself since the page was opened. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const each of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!each.hadRecentInput) seen.shift += each.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload();
  return () => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
}
