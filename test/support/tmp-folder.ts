// A folder that is gone when the test is over.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function tmpFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "facet-test-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
