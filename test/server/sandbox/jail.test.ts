import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { expect, test } from "vitest";
import { findJail, withTimeLimit } from "../../../server/sandbox/jail.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const jail = await findJail(pino({ level: "silent" }));
const command = (script: string) => ({
  file: "/bin/sh",
  args: ["-c", script],
  environment: { NAME: "a b" },
  folder: "/",
  reads: [process.execPath],
});

/** What a shell in a jail prints. */
function inside(script: string): string {
  if (!jail) throw new Error("there is no jail");
  const { file, args, environment } = jail.around(command(script));
  return spawnSync(file, [...args], { encoding: "utf8", env: { ...environment, FACET_SECRET: "secret" } }).stdout;
}

test.skipIf(!jail)(
  "a jail has no home, no users, no environment but what is given, and nothing above to go back to",
  () => {
    const seen = inside("ls -d /root /home /etc/passwd /old /proc /mnt 2>/dev/null; env; ls /code; echo end");
    expect(seen.split("\n").toSorted()).toEqual(["", "NAME=a b", "PWD=/code", "end"].toSorted());
  },
);

test.skipIf(!jail)("a jail writes to its own folders alone, and mounts nothing", () => {
  const tries = ["touch /usr/x", "umount /usr", "mount -t tmpfs t /tmp", "mknod /dev/sda b 8 0", "chroot / true"];
  expect(
    inside(`${tries.map((each) => `(${each}) 2>/dev/null && echo '${each}'`).join("; ")}; touch /code/x && ls /code`),
  ).toBe("x\n");
});

test.skipIf(!jail)("a jail shows the folder that was named, not those its name would match as a pattern", () => {
  using place = tmpFolder();
  for (const name of ["a[b]", "ab"]) {
    mkdirSync(join(place.path, name));
    writeFileSync(join(place.path, name, `in ${name}`), "");
  }
  const asked = { ...command(`ls ${place.path}/*`), reads: [process.execPath, join(place.path, "a[b]")] };
  const { file, args, environment } = jail!.around(asked);
  expect(spawnSync(file, [...args], { encoding: "utf8", env: environment }).stdout).toBe("in a[b]\n");
});

test("a system that knows no jail has none, and the log says what that means", async () => {
  const own = Object.getOwnPropertyDescriptor(process, "platform")!;
  const lines: string[] = [];
  Object.defineProperty(process, "platform", { ...own, value: "darwin" });
  try {
    const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
    expect(await findJail(log)).toBeNull();
  } finally {
    Object.defineProperty(process, "platform", own);
  }
  expect(lines.join("")).toContain("lets no namespaces be made");
});

test.skipIf(!jail)("what runs in a jail ends when its server is killed", async () => {
  using place = tmpFolder();
  const server = join(place.path, "server.mjs");
  const mark = `63${process.pid}`;
  const module = fileURLToPath(new URL("../../../server/sandbox/jail.ts", import.meta.url));
  writeFileSync(
    server,
    `import { spawn } from "node:child_process"; import { findJail } from ${JSON.stringify(module)};
     const jail = await findJail({ warn() {} });
     const { file, args, environment } = jail.around(${JSON.stringify(command(`echo in; sleep ${mark}`))});
     spawn(file, args, { env: environment, detached: true, stdio: ["ignore", "inherit", "ignore"] });`,
  );
  const running = spawn(process.execPath, [server], { stdio: ["ignore", "pipe", "inherit"] });
  await once(running.stdout, "data");
  running.kill("SIGKILL");
  await once(running, "close");
  const list = () => spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout;
  await expect.poll(list, { timeout: 30_000 }).not.toContain(`sleep ${mark}`);
});

test("a process without a jail has a limit of time that the system keeps", () => {
  const { file, args } = withTimeLimit(command("ulimit -t"));
  expect(Number(spawnSync(file, [...args], { encoding: "utf8" }).stdout)).toBeGreaterThan(60);
});
