// Writes what is made from the sources: the index of personas; for a start the page; and what other programs import.
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { buildPage, isPageBuilt } from "./build-page.ts";
import { buildRemote, isRemoteBuilt } from "./build-remote.ts";
import { writePersonas } from "./write-personas.ts";

/** As install.mjs was asked for: `command` is for `facet`, `measure` for benchmarks and evaluations. */
const modes = ["start", "command", "measure", "test", "package"] as const;
type Mode = (typeof modes)[number];

/** Throws an Error whose message says what to do. */
export async function prepare(mode: Mode): Promise<void> {
  writePersonas();
  if (mode === "package") return buildRemote();
  if (mode === "test" || mode === "command") return;
  if (!isPageBuilt()) {
    const begun = Date.now();
    console.log("Building the page …");
    await buildPage();
    console.log(`The page is built (${Math.round((Date.now() - begun) / 1000)} s).`);
  }
  if (!isRemoteBuilt()) buildRemoteBehind();
}

/** Behind the start, which does not need it and waits for nothing: some seconds of one core that nobody else wants. What fails there is told by `npm run prepare`. */
function buildRemoteBehind(): void {
  const script = fileURLToPath(new URL("build-remote.ts", import.meta.url));
  const child = spawn(process.execPath, [script], { detached: true, stdio: "ignore" });
  child.once("error", () => {});
  child.once("spawn", () => {
    try {
      setPriority(child.pid ?? 0, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Some systems let no priority be set.
    }
    child.unref();
  });
}

if (import.meta.main) {
  try {
    await prepare(modes.find((each) => each === process.argv[2]) ?? "test");
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
