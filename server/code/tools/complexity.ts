// Functions with more ways through them than a person can hold, or test.
import type { CodeFile, FileOutline } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";

/** Cyclomatic complexity. NIST SP 500-235 (Watson and McCabe, 1996), section 2.5: 10 is the limit; up to 15 was used with success, beyond it needs a reason. */
const complexityLimits = { info: 10, warning: 15 } as const;

const source = "https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication500-235.pdf";

export function complexityFindings(file: CodeFile, outline: FileOutline): Found[] {
  return outline.symbols.flatMap(({ name, lines, complexity }): Found[] => {
    if (complexity === null || complexity <= complexityLimits.info) return [];
    const isMuch = complexity > complexityLimits.warning;
    return [
      {
        file: file.name,
        lines,
        severity: isMuch ? "warning" : "info",
        category: "complexity",
        origin: toolOrigin("complexity", "cyclomatic", source),
        title: `\`${name}\` has ${complexity} independent ways through it`,
        why: `Each way needs a test of its own; above ${isMuch ? complexityLimits.warning : complexityLimits.info} few functions get them. Parts with a name of their own can be tested one by one.`,
      },
    ];
  });
}
