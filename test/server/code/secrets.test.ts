import { expect, test } from "vitest";
import { secretFindings } from "../../../server/code/tools/secrets.ts";
import { codeFile } from "../../support/checked-code.ts";

test("a long encoded text holds up nothing, and the secret below it is found", async () => {
  const text = `const picture = "${"ab-".repeat(100_000)}";\nconst database_password = "q7!Zk0-vR2xTp9";\n`;
  const begun = performance.now();
  const found = await secretFindings(codeFile("javascript", text));
  expect(found.map(({ lines, title }) => [lines.from, title])).toEqual([
    [2, "`database_password` holds what looks like a real secret"],
  ]);
  // Half a second here; without a bound on the name it took minutes.
  expect(performance.now() - begun).toBeLessThan(10_000);
});
