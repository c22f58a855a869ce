// A process that runs Python in Pyodide: ready with a fresh interpreter, asked once. With "snapshot" it writes the interpreter's memory instead.
import { readFileSync } from "node:fs";
import { leave, receive, tell, tellText, writeAll } from "../child-channel.ts";
import { descriptors } from "../descriptors.ts";
import { sealHost } from "../seal-host.ts";
import { openInterpreter } from "./interpreter.ts";

const [task, snapshot] = process.argv.slice(2);

if (task === "snapshot") {
  const interpreter = await openInterpreter({ makesSnapshot: true });
  writeAll(descriptors.output, interpreter.snapshot());
  leave();
}
const interpreter = await openInterpreter(snapshot === undefined ? {} : { snapshot: readFileSync(snapshot) });
interpreter.seal();
sealHost();
interpreter.take(receive());
tell({ type: "started" });
tellText(interpreter.run());
leave();
