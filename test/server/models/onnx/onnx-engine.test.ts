import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { expect, test } from "vitest";
import { OnnxEngine } from "../../../../server/models/onnx/onnx-engine.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

test("a process that dies fails each request as that of its own model", async () => {
  using folder = tmpFolder();
  const entry = join(folder.path, "child.mjs");
  writeFileSync(
    entry,
    `let asked = 0;
     process.on("message", ({ type, role }) => {
       if (type === "load") process.send({ type: "loaded", role });
       else if ((asked += 1) === 2) process.exit(7);
     });`,
  );
  await using engine = new OnnxEngine({ log: pino({ level: "silent" }), threads: 1, entry: pathToFileURL(entry) });
  const asked = [engine.embed("e.onnx", ["a"], "passage"), engine.rerank("r.onnx", "a", ["b"])];
  const errors = await Promise.all(asked.map((each) => each.then(null, (thrown: unknown) => thrown)));
  expect(errors).toMatchObject(
    ["embedder", "reranker"].map((model) => ({ data: { facts: { model, reason: "process-ended" } } })),
  );
});
