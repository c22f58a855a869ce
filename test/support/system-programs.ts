// Which programs of the system are here: what is written for one is run where it is.
import { spawnSync } from "node:child_process";

const versionOf = (program: string): string => spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "";

export const hasPython = versionOf("python3").startsWith("Python 3");
export const hasCurl = versionOf("curl").startsWith("curl ");
