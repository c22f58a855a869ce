// Keys of model servers, in one file that only its owner can read: never in the database, an export, an answer or a log.
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export interface Keys {
  readonly get: (modelId: string) => string | null;
  /** Null forgets the key. */
  readonly set: (modelId: string, key: string | null) => void;
}

const keyFile = z.record(z.string(), z.string());

export function openKeys(dataFolder: string): Keys {
  const path = join(dataFolder, "keys.json");
  const read = (): Readonly<Record<string, string>> => {
    try {
      return keyFile.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch (error) {
      // Not there yet, or damaged: the servers then say that they do not accept the key, and it is given again.
      if (
        error instanceof SyntaxError ||
        error instanceof z.ZodError ||
        (error as NodeJS.ErrnoException).code === "ENOENT"
      )
        return {};
      throw error;
    }
  };
  return {
    get: (modelId) => read()[modelId] ?? null,
    set: (modelId, key) => {
      const { [modelId]: before, ...others } = read();
      if (before === undefined && key === null) return;
      mkdirSync(dataFolder, { recursive: true });
      const fresh = `${path}.new`;
      writeFileSync(fresh, JSON.stringify(key === null ? others : { ...others, [modelId]: key }), { mode: 0o600 });
      // The mode above is cut by the umask and ignored for a file that is already there.
      chmodSync(fresh, 0o600);
      renameSync(fresh, path);
    },
  };
}
