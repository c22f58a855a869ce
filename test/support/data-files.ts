// Tables on the disk as uploads lie there, and the real data processes over them.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { openData } from "../../server/data/open-data.ts";
import type { DataFile } from "../../server/data/protocol.ts";
import { mediaTypes } from "./read-bytes.ts";
import { tmpFolder } from "./tmp-folder.ts";

export interface TestData extends AsyncDisposable {
  readonly folder: string;
  readonly data: ReturnType<typeof openData>;
  readonly file: (name: string, bytes: string | Buffer) => DataFile;
}

/** Milliseconds a query may take; tests of that limit wait for it. */
export function testData(queryMs = 3000): TestData {
  const folder = tmpFolder();
  const data = openData({ log: pino({ level: "silent" }), queryMs });
  return {
    folder: folder.path,
    data,
    file: (name, bytes) => {
      const path = join(folder.path, createHash("sha256").update(bytes).digest("hex"));
      writeFileSync(path, bytes);
      const extension = name.slice(name.lastIndexOf(".") + 1) as keyof typeof mediaTypes;
      return { documentId: `id of ${name}`, path, name, mediaType: mediaTypes[extension] };
    },
    [Symbol.asyncDispose]: async () => {
      await data[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

export const cities = "City,Price,Day\nUlm,3.5,2024-01-02\nBonn,4.25,2024-02-03\nKiel,,2024-03-04\n";
