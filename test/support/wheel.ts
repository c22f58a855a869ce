// Writes a zip of stored files, which is what a wheel is.
import { writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";

export function writeWheel(path: string, files: Readonly<Record<string, Buffer>>): void {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), bytes]);
    central.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), head, place.subarray(2), Buffer.from(name)]),
    );
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...local, directory, end]));
}
