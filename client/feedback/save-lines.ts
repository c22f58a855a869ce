// Takes feedback out as a file of lines: what was said, or cases that ask again.
import { api } from "../api.ts";
import { failureOf, failureSentence } from "../conversation/failure.ts";
import { saveFile } from "../outputs/export-answer.ts";
import type { Workbench } from "../state/workbench.ts";

type Wanted = Parameters<typeof api.feedback.export.query>[0];

/** The name of the file, or why there is none, as a sentence. */
export async function saveLines(
  workbench: Pick<Workbench, "language" | "strings">,
  wanted: Wanted,
): Promise<{ readonly name: string | null; readonly problem?: string }> {
  try {
    const { name, text } = await api.feedback.export.query(wanted);
    saveFile(name, "application/x-ndjson", text);
    return { name };
  } catch (thrown) {
    const failure = failureOf(thrown);
    const problem = failureSentence(failure, workbench.language(), workbench.strings().errors.offline.sentence);
    return { name: null, problem };
  }
}
