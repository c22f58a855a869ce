// What was brought, put into the input of the message: files, pasted code, an error. Fetched with the composer of a persona that takes code.
import type { Input } from "../conversation/drafts.ts";
import { limitOf } from "../conversation/validate.ts";
import { errorKey, filesIn, freeName, textIn, withFiles, withText } from "./code-input.ts";
import type { CodeFields, SubmittedFile } from "./code-input.ts";
import { mergeFiles } from "./merge-files.ts";
import { fittedError, pastedFile, readCode } from "./read-code.ts";
import type { NotAdded, ReadCode } from "./read-code.ts";
import { unpack } from "./unpack.ts";

export interface Brought {
  readonly input: Input;
  /** As they are called in the message. */
  readonly names: readonly string[];
  readonly notAdded: readonly NotAdded[];
}

export function readBrought(files: readonly File[]): Promise<ReadCode> {
  return readCode(files, unpack);
}

export function withBrought(input: Input, fields: CodeFields, code: readonly SubmittedFile[]): Brought {
  const { files, refused } = mergeFiles(filesIn(input, fields), code);
  const names = code.map(({ name }) => name).filter((name) => refused.every((each) => each.name !== name));
  return { input: withFiles(input, fields, files), names, notAdded: refused };
}

export function withPasted(input: Input, fields: CodeFields, text: string): Brought {
  const file = pastedFile(text);
  const taken = filesIn(input, fields).map(({ name }) => name);
  return withBrought(input, fields, [{ ...file, name: freeName(file.name, taken) }]);
}

/** Below the error that is there already; cut to what the message takes. */
export function withError(input: Input, { texts }: CodeFields, text: string): Input {
  const most = limitOf(texts.find(({ key }) => key === errorKey)) ?? Infinity;
  const whole = [textIn(input, errorKey), text].filter(Boolean).join("\n\n");
  return withText(input, errorKey, fittedError(whole, most));
}
