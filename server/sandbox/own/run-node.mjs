// Runs a request with the person's own Node, inside a jail: "prepare" writes its files, "run" runs its entry. Plain JavaScript, for any Node from 18 on.
import { existsSync, mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const place = "/tmp/facet-request";
const [packages, task] = process.argv.slice(2);
const clock = performance.now.bind(performance);
const write = writeSync;
const { stringify } = JSON;

function tell(line) {
  const bytes = new TextEncoder().encode(`${line}\n`);
  for (let at = 0; at < bytes.length;) at += write(3, bytes, at);
}

function prepare() {
  tell('{"type":"ready"}');
  const { files, entry, stdin } = JSON.parse(readFileSync(0, "utf8"));
  for (const { name, text } of files) {
    mkdirSync(dirname(join("/code", name)), { recursive: true });
    writeFileSync(join("/code", name), text);
  }
  // Imports find the packages that are installed for all, as require does.
  if (packages !== "" && !existsSync("/code/node_modules")) symlinkSync(packages, "/code/node_modules");
  writeFileSync("/tmp/facet-stdin", stdin);
  writeFileSync(place, stringify({ entry, names: files.map(({ name }) => name) }));
}

function framesOf(stack, names) {
  return stack
    .split("\n")
    .flatMap((line) => {
      const [, called, file, at] = /^\s*at (?:(.*) \()?(?:file:\/\/)?\/code\/(.+?):(\d+)(?::\d+)?\)?$/.exec(line) ?? [];
      const name = file === undefined ? undefined : decodeURI(file);
      if (!names.includes(name)) return [];
      return [
        { file: name, line: Number(at), function: !called || called.startsWith("Object.<anonymous>") ? null : called },
      ];
    })
    .reverse();
}

function endingOf(thrown, names) {
  if (!(thrown instanceof Error))
    return { status: "raised", error: { name: "Uncaught", message: String(thrown).slice(0, 10000), trace: [] } };
  const [, missing] = /^Cannot find (?:package|module) '([^./][^']*)'/.exec(thrown.message) ?? [];
  if (missing !== undefined && String(thrown.code).endsWith("MODULE_NOT_FOUND")) {
    const name = missing.startsWith("@") ? missing.split("/").slice(0, 2).join("/") : missing.split("/")[0];
    return { status: "needs-package", package: name.slice(0, 200) };
  }
  return {
    status: "raised",
    error: { name: String(thrown.name), message: String(thrown.message), trace: framesOf(String(thrown.stack), names) },
  };
}

function run() {
  const { entry, names } = JSON.parse(readFileSync(place, "utf8"));
  unlinkSync(place);
  unlinkSync("/tmp/facet-stdin");
  let begun = 0;
  let isTold = false;
  const end = (ending) => {
    if (isTold) return;
    isTold = true;
    tell(stringify({ type: "ended", ms: clock() - begun, ...ending }));
  };
  const fail = (thrown) => {
    process.stderr.write(
      `${thrown instanceof Error ? String(thrown.stack).replaceAll("file:///code/", "").replaceAll("/code/", "") : `Uncaught ${String(thrown)}`}\n`,
    );
    end(endingOf(thrown, names));
    process.exit(1);
  };
  process.on("uncaughtException", fail);
  process.on("exit", (code) => {
    end(
      code
        ? {
            status: "raised",
            error: { name: "ExitCode", message: `The program ended with exit code ${code}`, trace: [] },
          }
        : { status: "done" },
    );
  });
  Object.defineProperty(globalThis, "facetReport", {
    configurable: true,
    writable: true,
    value: (value) => {
      const json = stringify(value);
      if (json === undefined) throw new TypeError("facetReport takes a JSON value");
      if (json.length > 4_000_000) throw new RangeError("facetReport takes at most 4 MB");
      tell(`{"type":"report","value":${json}}`);
    },
  });
  process.argv.splice(1, process.argv.length, join("/code", entry));
  tell('{"type":"started"}');
  begun = clock();
  import(pathToFileURL(join("/code", entry)).href).catch(fail);
}

if (task === "prepare") prepare();
else run();
