// A QuickJS realm that holds nothing of the host: what the program gets is written in JavaScript beside it, over a few functions.
import { readFileSync, readdirSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import variant from "@jitl/quickjs-ng-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import type { QuickJSContext, QuickJSHandle, QuickJSSyncVariant } from "quickjs-emscripten-core";
import { tellText, writeText } from "../child-channel.ts";
import { cpuMicroseconds } from "../cpu-clock.ts";
import { descriptors } from "../descriptors.ts";
import { sandboxLimits } from "../limits.ts";
import type { ChildRequest, Ended } from "../protocol.ts";
import type { GuestFiles } from "./files.ts";
import { openModules } from "./modules.ts";
import { raisedBy } from "./raised.ts";
import type { Outcome } from "./raised.ts";

export interface Realm {
  readonly run: (request: ChildRequest, files: GuestFiles) => Ended;
}

/** Bytes of QuickJS's own stack: V8's is enough for what this calls. */
const stackBytes = 768 * 1024;
const guestFolder = new URL(".", new URL("./guest/boot.ts", import.meta.url));

// Kept here: the process takes its own globals apart before the program begins.
const clock = performance.now.bind(performance);

const guestText = (name: string): string => stripTypeScriptTypes(readFileSync(new URL(name, guestFolder), "utf8"));

export async function openRealm(): Promise<Realm> {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant as unknown as QuickJSSyncVariant);
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  const context = runtime.newContext();
  const modules = openModules(
    context,
    new Map(readdirSync(guestFolder).map((name) => [`facet:${name}`, guestText(name)])),
  );
  runtime.setModuleLoader(modules.load, modules.normalize);
  let stdin = "";
  let isWatched = false;
  /** The exit code the program left with. */
  const left: Left = {};
  runtime.setInterruptHandler(() => left.code !== undefined);

  const host = context.newObject();
  const give = (name: string, work: (...args: QuickJSHandle[]) => QuickJSHandle | void): void => {
    using made = context.newFunction(name, work);
    context.setProp(host, name, made);
  };
  give("write", (to, text) => {
    writeText(context.getNumber(to) === 2 ? descriptors.error : descriptors.output, context.getString(text));
  });
  give("report", (json) => {
    const text = context.getString(json);
    if (text.length <= sandboxLimits.reportCharacters) tellText(`{"type":"report","value":${text}}`);
  });
  give("now", () => context.newNumber(clock()));
  give("cpu", () => context.newNumber(cpuMicroseconds()));
  give("stdin", () => context.newString(stdin));
  give("watches", () => (isWatched ? context.true : context.false));
  give("leave", (code) => {
    left.code = context.getNumber(code);
  });
  for (const [name, work] of Object.entries(modules.forGuest)) give(name, work);
  context.setProp(context.global, "facetHost", host);
  host.dispose();
  const booted = context.evalCode(
    `import { start } from "facet:boot.ts"; globalThis.facetStart = start;`,
    "facet:begin",
    { type: "module" },
  );
  context.unwrapResult(booted).dispose();
  runtime.executePendingJobs();
  const start = context.getProp(context.global, "facetStart");
  context.unwrapResult(context.evalCode("delete globalThis.facetStart")).dispose();

  return {
    run: (request, files) => {
      stdin = request.stdin;
      isWatched = request.files.some(({ watched }) => watched !== undefined);
      modules.use(files);
      runtime.setMemoryLimit(request.memoryBytes);
      const begun = clock();
      const outcome = runToEnd(context, start, request.entry, left);
      return { ...raisedBy(outcome, modules), ms: clock() - begun };
    },
  };
}

interface Left {
  code?: number;
}

function runToEnd(context: QuickJSContext, start: QuickJSHandle, entry: string, left: Left): Outcome {
  const { runtime } = context;
  const leaving = (): Outcome => ({
    said: left.code ? { name: "ExitCode", message: `The program ended with exit code ${left.code}`, stack: "" } : null,
  });
  try {
    using name = context.newString(entry);
    const called = context.callFunction(start, context.undefined, name);
    if (called.error) return left.code !== undefined ? leaving() : { thrown: dumped(context, called.error) };
    using next = called.value;
    for (;;) {
      const jobs = runtime.executePendingJobs();
      if (jobs.error && left.code === undefined) return { thrown: dumped(context, jobs.error) };
      if (left.code !== undefined) return leaving();
      // One timer a turn, so that promises go before it.
      using turned = context.unwrapResult(context.callFunction(next, context.undefined));
      const said: unknown = context.dump(turned);
      if (typeof said === "string") return { said: JSON.parse(said) };
    }
  } catch (error) {
    return left.code !== undefined ? leaving() : { thrown: error };
  }
}

function dumped(context: QuickJSContext, error: QuickJSHandle): unknown {
  using handle = error;
  return context.dump(handle) as unknown;
}
