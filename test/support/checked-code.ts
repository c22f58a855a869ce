// One file checked by all tools within this process.
import type { CheckReport, CodeFile, CodeLanguage, Finding } from "../../pipelines/engine/code.ts";
import { checkFiles } from "../../server/code/check-files.ts";

export const codeFile = (language: CodeLanguage, text: string, name = `code.${language}`): CodeFile => ({
  name,
  language,
  text,
});

export const checkAll = (files: readonly CodeFile[]): Promise<CheckReport> => checkFiles(files, [], async () => {});

export const ruleOf = ({ origin }: Finding): string =>
  origin.kind === "tool" ? `${origin.tool} ${origin.rule}` : origin.kind;

export async function findingsIn(language: CodeLanguage, text: string): Promise<readonly Finding[]> {
  const { findings, failed } = await checkAll([codeFile(language, text)]);
  if (failed.length > 0) throw new Error(`a tool failed: ${JSON.stringify(failed)}`);
  return findings;
}
