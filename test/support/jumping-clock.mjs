// Loaded before a server whose system clock is to be set while it runs: Date is off by what the file in CLOCK_OFFSET_FILE says, in milliseconds; a file beside it says since when.
import { readFileSync, writeFileSync } from "node:fs";

const RealDate = Date;
let offset = 0;
setInterval(() => {
  try {
    const given = Number(readFileSync(process.env.CLOCK_OFFSET_FILE, "utf8"));
    if (given !== offset) writeFileSync(`${process.env.CLOCK_OFFSET_FILE}.${process.pid}`, String(given));
    offset = given;
  } catch {
    // Not set yet.
  }
}, 20).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset;
  }
};
