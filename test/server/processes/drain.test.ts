import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { drain } from "../../../server/processes/drain.ts";

test("lines are told whole, empty ones not, the last one without its end, and a line without end is not kept", async () => {
  const lines: string[] = [];
  const stream = new PassThrough();
  drain(stream, (line) => lines.push(line));
  for (const piece of ["on", "e\r\n\n", "x".repeat(2000), "y\n", "last words"]) stream.write(piece);
  stream.end();
  await expect.poll(() => lines.at(-1)).toBe("last words");
  expect(lines).toEqual(["one", "x".repeat(500), "last words"]);
});
