#!/usr/bin/env node
// The command `facet`: sees to the dependencies and to Node 24, then runs main.ts. Plain JavaScript, for any Node from 20 on.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const install = join(root, "server", "setup", "install.mjs");
const main = fileURLToPath(new URL("main.ts", import.meta.url));
const [major = 0] = process.versions.node.split(".").map(Number);
const words = process.argv.slice(2);

if (major < 20) fail(`Node ${process.versions.node} is too old to begin with: install Node 20 or later.`);
if (!existsSync(install))
  fail(
    "This package holds the typed client alone: run the command from a clone of Facet, or install that by its path.",
  );
// Only a start needs the page.
if (words[0] === "start") prepare("start");
else if (!isPrepared()) prepare("command");
if (major >= 24) {
  nodeModule.enableCompileCache();
  await import("./main.ts");
} else runOnOwnNode();

function isPrepared() {
  const age = (/** @type {string} */ path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return age("node_modules/.package-lock.json") >= age("package-lock.json") && age("pipelines/personas.gen.ts") > 0;
}

/** @param {string} mode */
function prepare(mode) {
  // What it tells is no result of the command.
  const { status } = spawnSync(process.execPath, [install, mode], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(1);
}

function runOnOwnNode() {
  // On Windows the one behind npm's node.cmd, which only a shell could run: a shell would take a question's words apart, and run some.
  const own = process.platform === "win32" ? ["node", "bin", "node.exe"] : [".bin", "node"];
  const child = spawn(join(root, "node_modules", ...own), [main, ...words], { stdio: "inherit" });
  // The terminal sends Ctrl+C to both; it is for the child to say what it means.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("error", (error) => fail(error.message));
  child.once("close", (code) => process.exit(code ?? 1));
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
