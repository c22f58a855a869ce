// What does not parse, said by the parser where no better tool knows the language.
import type { CodeFile, FileOutline } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";

export function syntaxFindings(file: CodeFile, { syntaxErrors }: FileOutline): Found[] {
  // Macros of C and C++ may be read only by their own compiler.
  const isSure = file.language !== "c" && file.language !== "cpp";
  const shown = file.text.split("\n");
  return syntaxErrors.map((lines): Found => {
    const text = (shown[lines.from - 1] ?? "").trim().replaceAll("`", "'");
    const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    return {
      file: file.name,
      lines,
      severity: isSure ? "error" : "warning",
      category: "syntax",
      origin: toolOrigin("tree-sitter", "parse"),
      title: short === "" ? "The file ends too early, or something is not closed" : `This does not parse: \`${short}\``,
    };
  });
}
