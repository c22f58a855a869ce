// What the system offers to shut a process in: its own view of files, processes and network. Found out once, by trying.
import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Logger } from "pino";
import type { ChildCommand } from "./child-command.ts";
import { mostLimits, sandboxLimits } from "./limits.ts";

export interface Jail {
  /** How it is made, for people: "Linux namespaces". */
  readonly name: string;
  readonly around: (command: ChildCommand, processes?: number) => ChildCommand;
}

const run = promisify(execFile);
const script = fileURLToPath(new URL("./jail.sh", import.meta.url));
const seconds = String(Math.ceil(mostLimits.cpuMs / 1000) + sandboxLimits.startMs / 1000);
/** Users that no system gives out, one for each process in turn: what one may start counts for it alone. */
const users = { first: 1_900_000_000, count: 100_000 };
let usersGiven = 0;
const system: Readonly<Record<string, string>> = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8" };
const separate = [
  "--mount",
  "--pid",
  "--net",
  "--ipc",
  "--uts",
  "--fork",
  "--kill-child=KILL",
  "--propagation=private",
];

/** From the most closed on; the first that works is used. A server that is root gives that up, others become root of nothing but a namespace. */
const kinds = [
  { name: "Linux namespaces, as a user of its own", flags: [], changesUser: true },
  { name: "Linux namespaces", flags: ["--user", "--map-root-user"], changesUser: false },
] as const;

/** Null where nothing of the kind can be made: then the other walls stand alone. */
export async function findJail(log: Logger): Promise<Jail | null> {
  const reasons: string[] = [];
  for (const kind of process.platform === "linux" ? kinds : []) {
    if (kind.changesUser && process.getuid?.() !== 0) continue;
    const jail = jailOf(kind);
    try {
      // What a real one needs: Node itself and our own files, seen from inside.
      const { file, args, environment, folder } = jail.around({
        file: process.execPath,
        args: ["-e", "require('node:fs').readFileSync(process.argv[1])", script],
        environment: {},
        folder: sep,
        reads: [process.execPath, script],
      });
      await run(file, [...args], {
        env: environment,
        cwd: folder,
        timeout: sandboxLimits.startMs,
        killSignal: "SIGKILL",
      });
      return jail;
    } catch (error) {
      reasons.push(`${kind.name}: ${String((error as Error).message).slice(0, 500)}`);
    }
  }
  log.warn(
    { reasons },
    "The system lets no namespaces be made: the sandbox's processes share the network's and the files' view",
  );
  return null;
}

/** Without a jail: the system ends what a dead server left running. */
export function withTimeLimit(command: ChildCommand): ChildCommand {
  if (process.platform === "win32") return command;
  const args = ["-c", `ulimit -t ${seconds}; exec "$@"`, "sh", command.file, ...command.args];
  return { ...command, file: "/bin/sh", args };
}

function jailOf({ name, flags, changesUser }: (typeof kinds)[number]): Jail {
  return {
    name,
    around: (command, processes = 512) => ({
      file: "setpriv",
      // Dies with the server, however that dies.
      args: [
        "--pdeathsig=KILL",
        "--",
        "unshare",
        ...flags,
        ...separate,
        "--",
        "sh",
        script,
        placeFor(command.reads),
        changesUser ? String(users.first + (usersGiven++ % users.count)) : "",
        String(processes),
        seconds,
        command.reads.toSorted((one, other) => one.length - other.length).join("\n"),
        "env",
        "-i",
        ...Object.entries(command.environment).map(([key, value]) => `${key}=${value}`),
        command.file,
        ...command.args,
      ],
      environment: system,
      folder: sep,
      reads: [],
    }),
  };
}

/** An empty folder that every system has and that holds nothing of what is to be seen. */
function placeFor(readable: readonly string[]): string {
  const places = ["/mnt", "/media", "/srv", "/opt"];
  const isFree = (place: string): boolean => !readable.some((path) => path === place || path.startsWith(`${place}/`));
  return (
    places.find((place) => isFree(place) && statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) ??
    "/tmp"
  );
}
