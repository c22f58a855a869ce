// Stands in for `python3 -m pip download`: copies a wheel from the folder in FAKE_PIP_WHEELS, or fails in the words of the real one.
import { appendFileSync, copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";

const folder = process.env["FAKE_PIP_WHEELS"] ?? "";
const wanted = process.argv.at(-1) ?? "";
const destination = process.argv[process.argv.indexOf("-d") + 1] ?? "";
const wheel = `${wanted.replace("==", "-")}-py3-none-any.whl`;
appendFileSync(join(folder, "asked"), `${wanted}\n`);

if (existsSync(join(folder, "no-network"))) {
  console.error(
    "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found",
  );
  process.exitCode = 1;
} else if (!existsSync(join(folder, wheel))) {
  console.error(`ERROR: No matching distribution found for ${wanted}`);
  process.exitCode = 1;
} else {
  copyFileSync(join(folder, wheel), join(destination, wheel));
}
