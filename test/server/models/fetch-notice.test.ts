import { pino } from "pino";
import { expect, test } from "vitest";
import { fetchNotice } from "../../../server/models/fetch-notice.ts";

const silent = pino({ level: "silent" });

test("a terminal sees one line that is written over, not one for every piece, and its end", () => {
  const written: string[] = [];
  let time = 0;
  const notice = fetchNotice({ isTTY: true, write: (text) => written.push(text) }, silent, () => time);
  for (let done = 0; done <= 1000e6; done += 10e6) {
    notice("Gemma 3 1B", done, 1000e6);
    time += 50;
  }
  expect(written.length).toBeLessThan(30);
  for (const line of written) expect(line).toMatch(/Fetching Gemma 3 1B: \d+ % of 1000 MB\n?$/);
  for (const line of written) expect(line.startsWith("\r\u001B[2K")).toBe(true);
  expect(written.filter((line) => line.endsWith("\n"))).toEqual(["\r\u001B[2KFetching Gemma 3 1B: 100 % of 1000 MB\n"]);
});

test("where nobody looks, the log has every tenth", () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  const notice = fetchNotice({ isTTY: false, write: () => expect.unreachable() }, log);
  for (let done = 0; done <= 500; done += 1) notice("weights", done, 500);
  expect(lines).toHaveLength(11);
});

test("a size that is not known yet is not divided by", () => {
  const notice = fetchNotice({ isTTY: true, write: () => expect.unreachable() }, silent);
  notice("weights", 5, 0);
});
