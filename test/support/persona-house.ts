// The product with more personas beside its own: a copy of the tree that their files are put into, whose server is started like the product's.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type * as FacetModule from "./facet-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface PersonaHouse extends Disposable {
  readonly startFacet: typeof FacetModule.startFacet;
}

/** `personas` is a folder of test/data with pipelines/ and prompts/. */
export async function openPersonaHouse(personas: string): Promise<PersonaHouse> {
  const house = mkdtempSync(join(tmpdir(), "facet-house-"));
  const close = () => rmSync(house, { recursive: true, force: true });
  try {
    for (const each of ["server", "pipelines", "prompts", "test/support", "package.json"])
      cpSync(join(root, each), join(house, each), { recursive: true, filter: (path) => !path.endsWith(".gen.ts") });
    for (const each of ["node_modules", "dist"]) symlinkSync(join(root, each), join(house, each));
    cpSync(join(root, "test/data", personas), house, { recursive: true });
    execFileSync(process.execPath, ["server/setup/write-personas.ts"], { cwd: house });
    // The copy's own module starts the copy's server.
    const { startFacet } = (await import(join(house, "test/support/facet-process.ts"))) as typeof FacetModule;
    return { startFacet, [Symbol.dispose]: close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}
