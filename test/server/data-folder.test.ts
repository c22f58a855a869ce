import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { claimFolder } from "../../server/data-folder.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

test.skipIf(process.platform === "win32")(
  "a data folder that is made is for its owner alone, and one that is there keeps its rights",
  () => {
    const folder = tmpFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const rightsOf = (name: string) => {
      claimFolder(join(folder.path, name))();
      return statSync(join(folder.path, name)).mode & 0o777;
    };
    mkdirSync(join(folder.path, "there"), { mode: 0o750 });
    expect([rightsOf("new"), rightsOf("there")]).toEqual([0o700, 0o750]);
  },
);
