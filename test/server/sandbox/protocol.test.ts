import { describe, expect, test } from "vitest";
import { readLine } from "../../../server/sandbox/protocol.ts";

const reported = (json: string) => readLine(`{"type":"report","value":${json}}`);
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("a line of a sandbox process", () => {
  test("with one text as long as a line may be is read, and ends nothing", () => {
    const text = "a".repeat(15_000_000);
    expect(reported(JSON.stringify(text))).toEqual({ type: "report", value: text });
    // Never closed, and closed by what is escaped.
    expect(reported(`"${text}`)).toBeUndefined();
    expect(reported(`"${text}\\"`)).toBeUndefined();
  });

  test("of more values than a report has is refused before it is read", () => {
    for (const piece of ["[],", "{},", "1,", '"",']) expect(reported(`[${piece.repeat(1_000_000)}1]`)).toBeUndefined();
    const value = Array.from({ length: 50_000 }, (_, at) => ({ at }));
    expect(reported(JSON.stringify(value))).toEqual({ type: "report", value });
  });

  test("nested deeper than a report is is refused, brackets in texts do not count", () => {
    expect(reported(nested(60))).toMatchObject({ type: "report" });
    expect(reported(nested(65))).toBeUndefined();
    const value = { [nested(200)]: '"[[{' + "\\" + nested(200) };
    expect(reported(JSON.stringify(value))).toEqual({ type: "report", value });
  });
});
