import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { attachFiles } from "../../../server/command-line/attach-files.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { writeFileSync } from "node:fs";

type Facet = Parameters<typeof attachFiles>[0];
type Terminal = Parameters<typeof attachFiles>[1];
type Wish = Parameters<typeof attachFiles>[3];
const persona = { id: "developer", inputs: [{ key: "files", component: "files" }], accepts: [] };
const terminal: Pick<Terminal, "status"> = { status: () => {} };

test("code keeps its path from here, so two of one name are two, and has its name alone where it lies elsewhere", async () => {
  const folder = tmpFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const elsewhere = join(folder.path, "a.py");
  writeFileSync(elsewhere, "a = 1\n");
  const paths = ["server/main.ts", join(process.cwd(), "server/command-line/main.ts"), elsewhere];
  const wish = { persona, conversationId: undefined } as unknown as Wish;
  const { input } = await attachFiles({ api: {} } as Facet, terminal as Terminal, paths, wish);
  const files = input["files"] as readonly { name: string }[];
  expect(files.map(({ name }) => name)).toEqual(["server/main.ts", "server/command-line/main.ts", "a.py"]);
});
