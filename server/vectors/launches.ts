// The ways to a Chroma server on this machine, best first.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Launch } from "./chroma-process.ts";
import { chromaLibrary, libraryVersion } from "./chroma-library.ts";
import type { LibraryOptions } from "./chroma-library.ts";

export interface Way {
  readonly kind: "managed-npm" | "managed-python";
  /** Version of the server, or null where there is none. */
  readonly version: () => string | null;
  /** Throws an Error or FacetError with the reason when this machine cannot go it. */
  readonly prepare: () => Promise<Launch>;
}

/** Milliseconds the npm package's command line may take to say that it loads. */
const probeMs = 20_000;

export function waysToChroma(options: LibraryOptions): readonly Way[] {
  return [
    { kind: "managed-npm", version: bindingsVersion, prepare: () => npmServer(options.signal) },
    {
      kind: "managed-python",
      version: () => libraryVersion,
      prepare: async () => {
        const library = await chromaLibrary(options);
        return { command: options.python, args: [fileURLToPath(new URL("serve-chroma.py", import.meta.url)), library] };
      },
    },
  ];
}

/** The npm package brings a native server of its own, which needs a newer C library than many systems have: a child tries it. */
async function npmServer(signal: AbortSignal): Promise<Launch> {
  const commandLine = fileURLToPath(new URL("cli.mjs", import.meta.resolve("chromadb")));
  const child = spawn(process.execPath, [commandLine, "--help"], { stdio: "ignore", timeout: probeMs, signal });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  if ((await promise) !== 0) throw new Error("the npm package's server does not load on this system");
  return { command: process.execPath, args: [fileURLToPath(new URL("serve-chroma.ts", import.meta.url)), commandLine] };
}

function bindingsVersion(): string | null {
  const system = {
    linux: `linux-${process.arch}-gnu`,
    darwin: `darwin-${process.arch}`,
    win32: `win32-${process.arch}-msvc`,
  };
  const name = Object.entries(system).find(([platform]) => platform === process.platform)?.[1];
  if (name === undefined) return null;
  try {
    const require = createRequire(import.meta.url);
    return (require(`chromadb-js-bindings-${name}/package.json`) as { version: string }).version;
  } catch {
    return null;
  }
}
