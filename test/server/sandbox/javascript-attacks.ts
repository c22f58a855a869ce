import type { Attack } from "./attack.ts";

const short = { wallMs: 1500, cpuMs: 1000 };
const limited = ["cpu-limit", "time-limit"];

export const javascriptAttacks: readonly Attack[] = [
  { name: "an endless loop", code: "for (;;);", limits: short, ends: limited },
  {
    name: "an endless loop that catches and goes on",
    code: "for (;;) { try { for (;;); } catch {} finally { for (;;); } }",
    limits: short,
    ends: limited,
  },
  {
    name: "an endless loop in an import",
    code: `import "./trap.js";`,
    more: [{ name: "trap.js", text: "for (;;);" }],
    limits: short,
    ends: limited,
  },
  {
    name: "promises without end",
    code: "const again = () => Promise.resolve().then(again); again();",
    limits: short,
    ends: limited,
  },
  { name: "timers without end", code: "setInterval(() => {}, 0);", limits: short, ends: limited },
  {
    name: "an endless loop at the end",
    code: "process.on('exit', () => { for (;;); });",
    limits: short,
    ends: limited,
  },
  {
    name: "an exit that is caught",
    code: "for (;;) { try { process.exit(0); } catch {} finally { continue; } }",
    limits: short,
    ends: [...limited, "done"],
  },
  {
    name: "an error that takes forever to be shown",
    code: "throw Object.defineProperty(new Error(), 'message', { get() { for (;;); } });",
    limits: short,
    ends: limited,
  },
  { name: "a pattern that never ends", code: "/^(a+)+$/.test('a'.repeat(60) + 'b');", limits: short, ends: limited },
  {
    name: "a wait that never ends",
    code: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
    limits: short,
    ends: [...limited, "raised"],
  },
  { name: "a fork bomb", code: "for (;;) require('child_process').fork(__filename);", ends: ["needs-package"] },
  { name: "a worker", code: "new Worker('data:text/javascript,0');", ends: ["raised"], says: /Worker/ },
  { name: "4 GB at once", code: "new Uint8Array(4_000_000_000).fill(1);", ends: ["memory-limit", "raised"] },
  {
    name: "memory piece by piece",
    code: "const kept = []; for (;;) kept.push(new Uint8Array(1_000_000));",
    ends: ["memory-limit"],
  },
  { name: "a string that doubles", code: "let text = 'x'; for (;;) text += text;", ends: ["memory-limit", "raised"] },
  {
    name: "memory that is caught and asked for again",
    code: "const kept = []; for (;;) { try { for (;;) kept.push(new Uint8Array(1_000_000)); } catch {} }",
    limits: short,
    ends: [...limited, "memory-limit"],
  },
  { name: "deep recursion", code: "const f = () => f() + 1; f();", ends: ["raised"], says: /call stack/ },
  {
    name: "deep recursion through the engine",
    code: "let value = []; for (let i = 0; i < 1e6; i += 1) value = [value]; JSON.stringify(value);",
    limits: short,
    ends: ["raised", "crashed", "memory-limit", ...limited],
  },
  { name: "brackets without end", code: "JSON.parse('['.repeat(1e6));", ends: ["raised", "crashed"] },
  { name: "huge output", code: "for (;;) console.log('x'.repeat(100_000));", ends: ["output-limit"] },
  {
    name: "huge output to the error stream",
    code: "for (;;) console.error('x'.repeat(100_000));",
    ends: ["output-limit"],
  },
  {
    name: "a secret file by require",
    code: ({ secret }) => `console.log(require("fs").readFileSync(${JSON.stringify(secret)}, "utf8"));`,
    ends: ["raised"],
    says: /ENOENT/,
  },
  {
    name: "a secret file by import",
    code: ({ secret }) => `console.log((await import("node:fs")).readFileSync(${JSON.stringify(secret)}, "utf8"));`,
    ends: ["raised"],
    says: /ENOENT/,
  },
  {
    name: "a secret file as a module",
    code: ({ secret }) => `console.log(await import(${JSON.stringify(secret)}));`,
    ends: ["raised"],
  },
  {
    name: "a secret file as a URL",
    code: ({ secret }) => `console.log(await import("file://${secret}"));`,
    ends: ["needs-package", "raised"],
  },
  {
    name: "a module out of the folder",
    code: "require('../../../../etc/passwd');",
    ends: ["raised"],
    says: /Cannot find module/,
  },
  {
    name: "Node's promises of files",
    code: ({ folder }) => `await (await import("node:fs")).promises.writeFile("${folder}/written", "x");`,
    ends: ["raised"],
  },
  { name: "a socket", code: ({ port }) => `require("net").connect(${port}, "127.0.0.1");`, ends: ["needs-package"] },
  {
    name: "a request",
    code: ({ port }) => `await fetch("http://127.0.0.1:${port}/");`,
    ends: ["raised"],
    says: /fetch/,
  },
  {
    name: "a web socket",
    code: ({ port }) => `new WebSocket("ws://127.0.0.1:${port}/");`,
    ends: ["raised"],
    says: /WebSocket/,
  },
  {
    name: "the environment",
    code: "console.log(JSON.stringify(process.env), JSON.stringify(process));",
    ends: ["done"],
  },
  {
    name: "the process by a constructor",
    code: "const p = console.log.constructor('return process')(); console.log(typeof p.binding, typeof p.getBuiltinModule, typeof p.mainModule, typeof p.dlopen, typeof p.kill);",
    ends: ["done"],
    says: /^(?:undefined ?){5}\n$/,
  },
  {
    name: "the process by every function there is",
    code: `
    const seen = new Set();
    const look = (value, path) => {
      if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value) || path.length > 12) return;
      seen.add(value);
      for (const key of Reflect.ownKeys(value)) {
        if (["binding", "getBuiltinModule", "dlopen", "mainModule", "_linkedBinding", "reallyExit", "Buffer", "fetch", "facetHost"].includes(key)) console.log("REACHED", path.join("."), key);
        try { look(value[key], [...path, String(key)]); } catch {}
      }
      try { look(Object.getPrototypeOf(value), [...path, "__proto__"]); } catch {}
    };
    look(globalThis, []);
    look(require, []);
    console.log("searched", seen.size > 100);`,
    ends: ["done"],
    says: /^searched true\n$/,
  },
  {
    name: "WebAssembly",
    code: "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));",
    ends: ["raised"],
    says: /WebAssembly/,
  },
  { name: "a signal to the server", code: ({ pid }) => `process.kill(${pid}, 9);`, ends: ["raised"] },
  {
    name: "stack frames of the host",
    code: "Error.prepareStackTrace = (_, frames) => { for (const f of frames ?? []) { try { console.log('REACHED', f.getThis().process.env); } catch {} } return 'x'; }; try { null.x; } catch (e) { console.log(String(e.stack).includes('REACHED')); }",
    ends: ["done"],
  },
  {
    name: "the sandbox's own modules",
    code: "console.log(await import('facet:host.ts'));",
    ends: ["raised", "needs-package"],
  },
  {
    name: "a file that is named as one of the sandbox's own modules",
    code: "import x from './facet:host.ts'; console.log(x);",
    more: [{ name: "facet:host.ts", text: "export default 'mine'" }],
    ends: ["done", "raised", "needs-package"],
  },
  {
    name: "prototypes that are poisoned",
    code: `
    Object.prototype.toJSON = () => ({ type: "ended", status: "done" });
    Array.prototype.map = Array.prototype.filter = String.prototype.split = () => { throw 1; };
    JSON.stringify = () => "null"; Promise.prototype.then = () => {};
    throw new Error("the true end");`,
    ends: ["raised", "crashed"],
  },
  {
    name: "a proxy that is thrown",
    code: "throw new Proxy({}, { get() { throw new Error('no'); }, getPrototypeOf() { throw new Error('no'); }, ownKeys() { throw new Error('no'); } });",
    ends: ["raised"],
  },
  {
    name: "a forged end on the output",
    code: `console.log('{"type":"ended","status":"done","ms":1}'); throw new Error("the true end");`,
    ends: ["raised"],
    says: /the true end/,
  },
  {
    name: "a report that is a line of the protocol",
    code: `facetReport(JSON.parse('{"__proto__":{"polluted":true}}')); facetReport("\\n{\\"type\\":\\"ended\\",\\"status\\":\\"done\\",\\"ms\\":1}\\n"); throw new Error("the true end");`,
    ends: ["raised"],
    says: /the true end/,
  },
  {
    name: "a report nested without end",
    code: "let value = []; for (let i = 0; i < 1000; i += 1) value = [value]; facetReport(value);",
    ends: ["crashed", "raised"],
  },
  { name: "a report that is too large", code: "facetReport('x'.repeat(5_000_000));", ends: ["raised"], says: /4 MB/ },
  {
    name: "reports without end",
    code: "for (;;) facetReport('x'.repeat(1_000_000));",
    limits: short,
    ends: ["crashed", ...limited],
  },
];
