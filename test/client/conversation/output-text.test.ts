import { expect, test } from "vitest";
import { outputText } from "../../../client/conversation/output-text.ts";
import type { ComponentName } from "../../../pipelines/engine/components.ts";
import { findings, fixes, measurement, passing } from "../../support/developed-answer.ts";
import { pairing } from "../../support/pairing-code.ts";

const field = (component: ComponentName) => ({ component, label: { en: "Found", de: "Gefunden" } });

test("what is copied of code is told in words of the reader's language", () => {
  expect(outputText(findings.slice(3), field("findings"), "en")).toBe(
    "## Found\n\n- line 1: `bisect_right` is imported and not used [Ruff F401]",
  );
  expect(outputText(fixes.slice(2), field("fixes"), "de")).toContain(
    "**take the unused import away** Nicht ausgeführt, weil es numpy braucht, das die Sandbox nicht hat.\n```diff\n",
  );
  expect(outputText([measurement], field("measurements"), "de")).toContain("192-mal schneller bei 16.000 Zeilen");
  expect(outputText(passing, field("run"), "en")).toContain("4 of 4 pass");
  expect(outputText([pairing], field("files"), "en")).toMatch(/^## Found\n\npairing\.py\n```python\n/);
});

test.each([[[]], [null], [undefined]])("an output that holds nothing (%j) is not copied", (value) => {
  expect(outputText(value, field("findings"), "en")).toBe("");
});

test("what has another shape is copied as it is", () => {
  expect(outputText([{ title: 7 }], field("findings"), "en")).toBe('```json\n[\n  {\n    "title": 7\n  }\n]\n```');
});
