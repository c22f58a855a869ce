// Settings kept in memory as the store keeps them on disk: what is read back has been through JSON.
import type { Store } from "../../pipelines/engine/ports.ts";

export function memorySettings(): Store["settings"] {
  const values = new Map<string, string>();
  return {
    get: <T>(owner: string, key: string) => {
      const value = values.get(`${owner} ${key}`);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    },
    set: (owner, key, value) => void values.set(`${owner} ${key}`, JSON.stringify(value)),
  };
}
