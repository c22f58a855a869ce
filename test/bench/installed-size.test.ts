import { expect, test } from "vitest";
import { sizeBar, weighInstalled } from "./installed-size.ts";

test("what a start leaves in node_modules stays under its bar, and every byte of it has a purpose or is counted as all else", () => {
  const { dependencies, tools } = weighInstalled();
  const total = [...dependencies.values()].reduce((sum, each) => sum + each, 0);
  expect(total).toBeLessThanOrEqual(sizeBar * 1e6);
  // Node itself alone is more than this: nothing was weighed otherwise.
  expect(total).toBeGreaterThan(300e6);
  expect(dependencies.get("all else")).toBeLessThan(0.2 * total);
  expect(tools).toBeGreaterThan(0);
});
