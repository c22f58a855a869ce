import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPage, isPageBuilt } from "../../../server/setup/build-page.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

/** The smallest house with a page in it. */
function house(folder: string): void {
  for (const each of ["client/parts", "pipelines/engine"]) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, "client/index.html"), `<script type="module" src="./main.ts"></script>`);
  writeFileSync(join(folder, "client/main.ts"), `document.title = "built";`);
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
  writeFileSync(
    join(folder, "vite.config.ts"),
    `export default { root: import.meta.dirname + "/client", build: { outDir: import.meta.dirname + "/dist/client", emptyOutDir: true } };`,
  );
}

test("A page is built once, and again after a source is changed, added or removed", async () => {
  using folder = tmpFolder();
  house(folder.path);
  const changes: (() => void)[] = [
    () => writeFileSync(join(folder.path, "client/main.ts"), `document.title = "changed";`),
    () => writeFileSync(join(folder.path, "client/parts/more.ts"), ""),
    () => rmSync(join(folder.path, "client/parts/more.ts")),
    () => rmSync(join(folder.path, "dist"), { recursive: true }),
  ];
  expect(isPageBuilt(folder.path)).toBe(false);
  await buildPage(folder.path);
  expect(isPageBuilt(folder.path)).toBe(true);
  for (const change of changes) {
    change();
    expect(isPageBuilt(folder.path)).toBe(false);
    await buildPage(folder.path);
    expect(isPageBuilt(folder.path)).toBe(true);
  }
});

test("A page that two processes want at once is built by one of them, and the other waits for it", async () => {
  using folder = tmpFolder();
  house(folder.path);
  const built = () => statSync(join(folder.path, "dist/client/index.html")).ino;
  const first = buildPage(folder.path).then(built);
  const second = buildPage(folder.path).then(built);
  expect(await second).toBe(await first);
});

test("A page that cannot be built says why, and does not count as built", async () => {
  using folder = tmpFolder();
  house(folder.path);
  writeFileSync(join(folder.path, "client/main.ts"), `import "./nowhere.ts";`);
  await expect(buildPage(folder.path)).rejects.toThrow(/The page could not be built: .*nowhere/s);
  expect(isPageBuilt(folder.path)).toBe(false);
});
