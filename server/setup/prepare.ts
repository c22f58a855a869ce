// Writes what is made from the sources: the index of personas, and for a start the page.
import { buildPage, isPageBuilt } from "./build-page.ts";
import { writePersonas } from "./write-personas.ts";

/** Throws an Error whose message says what to do. */
export async function prepare(mode: "start" | "test"): Promise<void> {
  writePersonas();
  if (mode === "test" || isPageBuilt()) return;
  const begun = Date.now();
  console.log("Building the page …");
  await buildPage();
  console.log(`The page is built (${Math.round((Date.now() - begun) / 1000)} s).`);
}

if (import.meta.main) {
  try {
    await prepare(process.argv[2] === "start" ? "start" : "test");
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
