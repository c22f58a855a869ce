import { expect, onTestFinished, test } from "vitest";
import { openTerminal } from "../../../server/command-line/terminal.ts";

test.each([{ dim: false }, { dim: true }])(
  "a title of a file that would steer the terminal is said without its signs ($dim)",
  (style) => {
    const written: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    onTestFinished(() => {
      process.stderr.write = write;
    });
    openTerminal().say("“\u001b]0;owned\u0007Heat\u001b[2J\r pumps” is imported\n  as c1", style);
    // eslint-disable-next-line no-control-regex
    expect(written.join("").replace(/^\u001b\[2m|\u001b\[22m(?=\n$)/g, "")).toBe("“Heat pumps” is imported\n  as c1\n");
  },
);
