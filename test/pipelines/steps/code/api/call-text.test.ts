import { onTestFinished, expect, test } from "vitest";
import { pino } from "pino";
import { callText } from "../../../../../pipelines/steps/code/api/call-text.ts";
import { openCodeTools } from "../../../../../server/code/open-code-tools.ts";

const call = (code: string, rest: Partial<Parameters<typeof callText>[0]> = {}) =>
  callText({ name: "pack", module: "parcel", isDefault: false, syntax: "function", code, ...rest });

test.each<[claim: string, code: string, lines: readonly string[]]>([
  [
    "plain types get plain values",
    "export declare function pack(a: string, b: number, c: readonly string[], d: boolean | null): void;",
    ['const result = pack("text", 1, ["text"], true);'],
  ],
  [
    "a literal type gets the literal",
    'export declare function pack(speed: "fast" | "slow"): void;',
    ['const result = pack("fast");'],
  ],
  [
    "every other type gets a declared name",
    "export declare function pack(options: Options, on: (a: string, b: number) => void): void;",
    [
      "declare const options: Parameters<typeof pack>[0];",
      "declare const on: Parameters<typeof pack>[1];",
      "",
      "const result = pack(options, on);",
    ],
  ],
  [
    "what may be left out is left out",
    "export declare function pack(a: string, b?: number, c?: string): void;",
    ['const result = pack("text");'],
  ],
  [
    "with overloads the last one counts",
    "export declare function pack(a: A, b: B): void;\nexport declare function pack(a: number): void;",
    ["const result = pack(1);"],
  ],
  [
    "what comes later is waited for",
    "export declare function pack<T extends Array<string>>(this: Window, a: string): Promise<T>;",
    ['const result = await pack("text");'],
  ],
  [
    "parts taken out of an object have a name of their own",
    "export declare function pack({ a, b }: { a: string; b: number }): void;",
    ["declare const value1: Parameters<typeof pack>[0];", "", "const result = pack(value1);"],
  ],
])("%s", (_claim, code, lines) => {
  expect(call(code)?.split("\n").slice(2)).toEqual(lines);
});

test("classes are made, those that cannot be are declared, values are shown, types have no call", () => {
  const named = { name: "Parcel", syntax: "class" } as const;
  expect(call("export declare class Parcel {\n  constructor(weight: number, options: Options);\n}", named)).toContain(
    "const result = new Parcel(1, options);",
  );
  expect(call("export declare class Parcel {}", named)).toContain("const result = new Parcel();");
  expect(call("export declare class Parcel {\n  private constructor();\n}", named)).toContain(
    "declare const given: Parcel;",
  );
  expect(call("export declare const pack: 1;", { syntax: "constant" })).toContain("console.log(pack);");
  expect(call("export interface pack {}", { syntax: "interface" })).toBeNull();
});

test("a default export and a name within a namespace are imported as they must be", () => {
  expect(call("export default function pack(): void;", { isDefault: true })).toContain('import pack from "parcel";');
  expect(call("function follow(a: string): void;", { name: "Tracker.follow" })).toBe(
    'import { Tracker } from "parcel";\n\nconst result = Tracker.follow("text");',
  );
});

test("a call made by code compiles against the declarations it was made from", async () => {
  const tools = openCodeTools({ log: pino({ level: "silent" }) });
  onTestFinished(() => tools[Symbol.asyncDispose]());
  const code =
    "export declare function pack<T>(things: ReadonlyMap<string, T>, on: (each: T) => void, speed: 1 | 2): Promise<T[]>;";
  const text = call(code, { module: "./parcel" }) ?? "";
  const file = (name: string, given: string) => ({ name, language: "typescript" as const, text: given });
  const check = async (given: string) => {
    const { findings } = await tools.check([file("parcel.d.ts", code), file("sample.ts", given)]);
    return findings.filter((each) => each.file === "sample.ts" && each.category !== "style");
  };
  expect(await check(text)).toEqual([]);
  expect(await check(text.replace("on, 1)", "on, 3)"))).toHaveLength(1);
});
