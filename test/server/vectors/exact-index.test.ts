import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { vectorContract } from "../../support/vector-contract.ts";

const folder = tmpFolder();
const index = openExactIndex(join(folder.path, "vectors.db"));
afterAll(() => {
  index[Symbol.dispose]();
  folder[Symbol.dispose]();
});

describe("the exact index", () => {
  vectorContract(() => index);

  test("keeps its vectors over a restart", async () => {
    const path = join(folder.path, "kept.db");
    {
      using first = openExactIndex(path);
      await first.add("kept", [{ id: "a", vector: [1, 2], metadata: {} }]);
    }
    using second = openExactIndex(path);
    expect((await second.search("kept", [1, 2], 1))[0]?.id).toBe("a");
  });
});
