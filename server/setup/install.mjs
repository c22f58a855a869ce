// Makes a fresh clone ready to run: dependencies, then what Node 24 prepares. Plain JavaScript, for it runs before anything is installed, on any Node from 20 on.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  statSync,
  statfsSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prune } from "./prune.mjs";

/** Bytes the dependencies take while npm unpacks them, and its downloads (2026-11-27: 1.9 GB unpacked with the tools of the tests, `npm run bench -- installed-size` says what stays). */
const neededBytes = 2.5e9;
/** Node that runs Facet; it comes with the dependencies. */
const wantedMajor = 24;

const root = fileURLToPath(new URL("../../", import.meta.url));
const modules = join(root, "node_modules");
const lockFile = join(root, "package-lock.json");
const installedLock = join(modules, ".package-lock.json");
const stamp = join(modules, ".facet-lock");
/** `command` is for `facet`, which needs no page; `measure` for what is measured with the page; `package` is what npm asks for: where another project links or packs this one. */
const mode = ["start", "command", "measure", "package"].find((each) => each === process.argv[2]) ?? "test";
/** Who only runs Facet needs no tools of its tests: half the bytes, and less time. */
const withTools = mode === "test" || mode === "measure";
const [major = 0] = process.versions.node.split(".").map(Number);

try {
  if (major < 20)
    throw new Error(
      `Node ${process.versions.node} is too old to begin with: install Node 20 or later (Facet then brings its own).`,
    );
  if (!isInstalled()) install();
  await prepare();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function isInstalled() {
  if (!existsSync(installedLock)) return false;
  // npm runs this within an install of its own, which must not begin another.
  if (mode === "package") return true;
  if (withTools && !hasTools()) return false;
  if (statSync(installedLock).mtimeMs >= statSync(lockFile).mtimeMs) return true;
  // A checkout touches files without changing them.
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockHash()) return false;
  const now = new Date();
  utimesSync(installedLock, now, now);
  return true;
}

/** One of the tools stands for all: npm installs them together. */
function hasTools() {
  return existsSync(join(modules, "vitest"));
}

function install() {
  demandSpace();
  const begun = Date.now();
  // What is there already stays there.
  const tools = withTools || hasTools();
  console.log(
    tools
      ? "Installing the dependencies and the tools of the tests: once, about a minute, 1.4 GB in node_modules …"
      : "Installing the dependencies: once, about a minute, 0.9 GB in node_modules …",
  );
  // Only Node's own script is needed. Those of other packages would fetch what is not used or compile what is there already, and older
  // versions of npm run them whatever package.json allows.
  npm("ci", "--ignore-scripts", "--no-fund", "--no-audit", tools ? "--include=dev" : "--omit=dev");
  npm("rebuild", "node", "--ignore-scripts=false");
  prune(modules);
  demandNode();
  writeFileSync(stamp, lockHash());
  console.log(`The dependencies are installed (${Math.round((Date.now() - begun) / 1000)} s).`);
}

/** @param {string[]} words */
function npm(...words) {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !/node_modules[\\/]\.bin$/.test(folder));
  const { status, stderr, error } = spawnSync("npm", [...words, "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32",
    maxBuffer: 64e6,
    // npm replaces node_modules, so it must not run on the Node in there.
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (error || status !== 0) throw new Error(installSentence(`${error?.message ?? ""}\n${stderr ?? ""}`));
}

function lockHash() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

function demandSpace() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Error(`Facet may not write to ${root}: give this user the rights, or clone it into a folder of its own.`);
  }
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededBytes) throw new Error(fullSentence());
}

function fullSentence() {
  return `The disk of ${root} is too full: free ${neededBytes / 1e9} GB for the dependencies, then start again.`;
}

/** @param {string} output */
function installSentence(output) {
  if (/ENOSPC/.test(output)) return fullSentence();
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return "The package registry cannot be reached: connect this machine, or point npm to a mirror (npm config set registry …), then start again.";
  }
  if (/EACCES|EPERM|EROFS/.test(output))
    return `npm may not write to ${root} or its own cache: give this user the rights, then start again.`;
  if (/spawn\w* npm ENOENT/.test(output)) return "npm is not on the PATH: install it beside Node, then start again.";
  const lines = output.split("\n").map((line) => line.replace(/^npm (error|ERR!) ?/, "").trim());
  const first = lines.find((line) => line !== "" && !line.startsWith("code ")) ?? "no reason given";
  return `npm could not install the dependencies (${first}): run “npm ci” to see all it says.`;
}

function node() {
  return join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
}

function demandNode() {
  const { status, stdout, stderr, error } = spawnSync(node(), ["--version"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0 && stdout.startsWith(`v${wantedMajor}.`)) return;
  if (/GLIBC/.test(stderr ?? "") || (error && existsSync(node()))) {
    throw new Error(
      `Node ${wantedMajor} does not run on this system (it needs glibc 2.28 or later, and does not know musl): use a newer system or a Debian container.`,
    );
  }
  throw new Error(
    `npm did not install Node ${wantedMajor}, perhaps because it ignores install scripts: run “npm rebuild node --ignore-scripts=false”, then start again.`,
  );
}

/** Nothing here needs a second process when this one is Node 24 already, as it is from the second start on. */
async function prepare() {
  const script = new URL("prepare.ts", import.meta.url);
  if (major >= wantedMajor) {
    const prepared = await import(script.href);
    await prepared.prepare(mode);
    return;
  }
  const { status } = spawnSync(node(), [fileURLToPath(script), mode], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exitCode = 1;
}
