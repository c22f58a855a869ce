// The first code in the realm: gives the program its globals, begins its entry, and goes on with it turn by turn.
import { runTimer, timers } from "./clock.ts";
import { console } from "./console.ts";
import { structuredClone } from "./clone.ts";
import { TextDecoder, TextEncoder, atob, btoa } from "./encoding.ts";
import { host, install } from "./host.ts";
import { describe } from "./describe.ts";
import { importFile, requireFile } from "./modules.ts";
import { process, runExit, runRejection } from "./process.ts";
import { beginWatching, takeLost, watch } from "./rejections.ts";

const stringify = JSON.stringify;

/** Returns what makes the next turn: undefined while the program goes on, then what it threw as JSON, or "null". */
export function start(entry: string): () => string | undefined {
  let state: "running" | "settled" | "raised" = "running";
  let thrown: unknown;
  let isLost = false;
  const settled = (): void => {
    state = "settled";
  };
  const raised = (error: unknown): void => {
    if (state !== "raised") thrown = error;
    state = "raised";
  };
  install({
    ...timers,
    console,
    structuredClone,
    TextEncoder,
    TextDecoder,
    atob,
    btoa,
    process,
    global: globalThis,
    facetReport: report,
    facet$watch: watch,
  });
  if (host.watches()) beginWatching();
  try {
    if (host.kind(entry) === "commonjs") {
      requireFile(entry);
      settled();
    } else importFile(entry).then(settled, raised);
  } catch (error) {
    raised(error);
  }

  return () => {
    if (state !== "raised") {
      try {
        const lost = takeLost();
        if (lost && !runRejection(lost.error)) {
          isLost = true;
          throw lost.error;
        }
        if (runTimer()) return undefined;
        if (state === "running") host.write(2, "Warning: the top-level await was never settled\n");
        runExit();
      } catch (error) {
        raised(error);
      }
    }
    if (state !== "raised") return "null";
    const error = isLost ? asLost(describe(thrown)) : describe(thrown);
    host.write(2, error.printed);
    return stringify(error);
  };
}

const asLost = (error: ReturnType<typeof describe>): ReturnType<typeof describe> => ({
  ...error,
  message: `${error.message} [unhandled rejection: nothing awaits this promise]`,
  printed: error.printed.replace(/^Uncaught /, "Unhandled rejection: "),
});

function report(value: unknown): void {
  const json = stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError("facetReport takes a JSON value");
  if (json.length > 4_000_000) throw new RangeError("facetReport takes at most 4 MB");
  host.report(json);
}
