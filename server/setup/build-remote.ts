// Builds what other programs import as `facet/client` when its sources are others than those it was built from: one script, one file of types, and a package of their own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lockFile } from "../processes/file-lock.ts";
import { fingerprint, isCurrent } from "./fingerprint.ts";
import { writePersonas } from "./write-personas.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** The types of every procedure come from all of them. */
const sources = ["server", "pipelines", "package-lock.json"];

export function isRemoteBuilt(folder: string = root): boolean {
  return isCurrent(join(folder, "dist", "remote", "client.d.ts"), stampOf(folder), () => fingerprint(folder, sources));
}

/** Where another process builds the same it is waited for. Throws an Error that says why it cannot be built. */
export async function buildRemote(
  folder: string = root,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  if (isRemoteBuilt(folder)) return;
  using _lock = await lockFile(join(folder, "dist", "building-remote"), signal);
  if (isRemoteBuilt(folder)) return;
  // Taken before: a change during the build must not pass for built.
  const built = fingerprint(folder, sources);
  try {
    await build(folder);
  } catch (cause) {
    throw new Error(`facet/client could not be built: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  writeFileSync(stampOf(folder), built);
}

async function build(folder: string): Promise<void> {
  const outDir = join(folder, "dist", "remote");
  const [vite, { writeDeclarations }] = await Promise.all([import("vite"), import("./write-declarations.ts")]);
  const entry = join(folder, "server", "remote", "client.ts");
  await vite.build({
    configFile: false,
    root: folder,
    logLevel: "error",
    // A program may be reading the file that is there.
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      minify: false,
      lib: { entry, formats: ["es"], fileName: () => "client.js" },
    },
  });
  writeDeclarations(folder, join(outDir, "client.d.ts"));
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, "package.json"), `${JSON.stringify(ownPackage(folder), null, 2)}\n`);
}

/** Without Facet's own dependencies: what a program installs that only asks a Facet elsewhere. */
function ownPackage(folder: string): object {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  return {
    name,
    version,
    license,
    description: "The typed client of a Facet server.",
    type: "module",
    exports: { "./client": { types: "./client.d.ts", default: "./client.js" } },
    files: ["client.js", "client.d.ts"],
    engines: { node: ">=20" },
  };
}

function stampOf(folder: string): string {
  return join(folder, "dist", "remote-sources");
}

if (import.meta.main) {
  try {
    writePersonas();
    await buildRemote();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
