// The Developer's second step: every tool on every file, before any model is asked; what they find is shown at once.
import { toFacetError } from "../../engine/errors.ts";
import { byWeight } from "./finding.ts";
import { inGerman } from "./german-findings.ts";
import { isUnchecked } from "./unless-unchecked.ts";
import type { Checked, DeveloperContext, Submission } from "./develop.ts";

export async function checkCode(
  { submission }: { readonly submission: Submission },
  { tools, signal, emit, progress }: DeveloperContext,
): Promise<{ checked: Checked }> {
  const { files, tests, tasks } = submission;
  const read = [...files, ...tests.filter(({ language }) => language !== "json")];
  if (read.length === 0) return { checked: { findings: [], outlines: [] } };
  progress(0, read.length);
  try {
    const report = await tools.check(read, signal);
    // What tools say of tests is not what was asked, unless they do not parse.
    const own = new Set(files.map(({ name }) => name));
    const findings = report.findings
      .filter(({ file, category }) => own.has(file) || category === "syntax")
      .map((each) => (submission.language === "de" ? inGerman(each) : each))
      .toSorted(byWeight);
    progress(read.length, read.length);
    if (tasks.some((task) => task === "bugs" || task === "faster"))
      emit({ type: "output", field: "findings", value: findings });
    for (const { tool } of report.failed)
      emit({ type: "note", level: "warning", key: "tool-failed", values: { tool } });
    return { checked: { findings, outlines: report.outlines } };
  } catch (thrown) {
    if (!isUnchecked(thrown)) throw thrown;
    const isLost = toFacetError(thrown).data.code === "unexpected";
    emit({ type: "note", level: "warning", key: isLost ? "tools-lost" : "tools-not-run", values: {} });
    return { checked: { findings: [], outlines: [], isUnchecked: true } };
  }
}
