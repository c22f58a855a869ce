// The form of documentation that a file's language and its own docstrings ask for, and a text in that form.
import type { CodeFile, CodeLanguage } from "../../../engine/code.ts";

export interface DocText {
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly returns: string;
  readonly raises: readonly { readonly name: string; readonly text: string }[];
}

export type DocStyle = "google" | "numpy" | "sphinx" | "jsdoc" | "javadoc" | "doxygen" | "godoc" | "rustdoc";

const styles: Readonly<Partial<Record<CodeLanguage, DocStyle>>> = {
  javascript: "jsdoc",
  jsx: "jsdoc",
  typescript: "jsdoc",
  tsx: "jsdoc",
  java: "javadoc",
  c: "doxygen",
  cpp: "doxygen",
  go: "godoc",
  rust: "rustdoc",
};

/** Null where the language has no form of its own. A Python file keeps the form that its docstrings have. */
export function styleOf({ language, text }: CodeFile): DocStyle | null {
  if (language !== "python") return styles[language] ?? null;
  if (/^\s*Parameters\n\s*-{3,}/m.test(text)) return "numpy";
  return /^\s*:param \w+:/m.test(text) ? "sphinx" : "google";
}

/** Lines of the documentation without indent, its marks included. Nothing in the text can end the comment. */
export function docLines(doc: DocText, style: DocStyle, name: string): string[] {
  switch (style) {
    case "google":
      return docstring(
        [
          ...block(
            "Args:",
            doc.parameters.map((each) => `    ${each.name}: ${each.text}`),
          ),
          ...block("Returns:", doc.returns === "" ? [] : [`    ${doc.returns}`]),
          ...block(
            "Raises:",
            doc.raises.map((each) => `    ${each.name}: ${each.text}`),
          ),
        ],
        doc,
      );
    case "numpy":
      return docstring(
        [
          ...block(
            "Parameters\n----------",
            doc.parameters.flatMap((each) => [each.name, `    ${each.text}`]),
          ),
          ...block("Returns\n-------", doc.returns === "" ? [] : [doc.returns]),
          ...block(
            "Raises\n------",
            doc.raises.flatMap((each) => [each.name, `    ${each.text}`]),
          ),
        ],
        doc,
      );
    case "sphinx":
      return docstring(
        [
          ...block(
            "",
            doc.parameters.map((each) => `:param ${each.name}: ${each.text}`),
          ),
          ...(doc.returns === "" ? [] : [`:returns: ${doc.returns}`]),
          ...doc.raises.map((each) => `:raises ${each.name}: ${each.text}`),
        ],
        doc,
      );
    case "jsdoc":
    case "javadoc":
    case "doxygen":
      return starred(doc, style);
    case "godoc":
      return [
        `// ${name} ${lowerFirst(doc.summary)}`,
        ...(doc.returns === "" ? [] : [`// It returns ${lowerFirst(doc.returns)}`]),
      ].map(oneLine);
    case "rustdoc":
      return [
        `/// ${doc.summary}`,
        ...(doc.parameters.length === 0
          ? []
          : ["///", ...doc.parameters.map((each) => `/// * \`${each.name}\` - ${each.text}`)]),
        ...(doc.returns === "" ? [] : ["///", `/// Returns ${lowerFirst(doc.returns)}`]),
      ].map(oneLine);
  }
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...title.split("\n").filter(Boolean), ...lines];
}

function docstring(more: readonly string[], { summary }: DocText): string[] {
  const safe = (line: string) => oneLine(line).replaceAll("\\", "/").replaceAll('"""', "'''").replace(/"$/, "'");
  if (more.length === 0) return [`"""${safe(summary)}"""`];
  return [`"""${safe(summary)}`, ...more.map(safe), '"""'];
}

const tags = {
  jsdoc: { parameter: "@param", returns: "@returns", raises: "@throws" },
  javadoc: { parameter: "@param", returns: "@return", raises: "@throws" },
  doxygen: { parameter: "@param", returns: "@return", raises: "@throw" },
};

function starred({ summary, parameters, returns, raises }: DocText, style: keyof typeof tags): string[] {
  const tag = tags[style];
  const dash = style === "jsdoc" ? " - " : " ";
  const lines = [
    ...parameters.map((each) => `${tag.parameter} ${each.name}${dash}${each.text}`),
    ...(returns === "" ? [] : [`${tag.returns} ${returns}`]),
    ...raises.map((each) => `${tag.raises} ${style === "jsdoc" ? `{${each.name}}` : each.name} ${each.text}`),
  ];
  const safe = (line: string) => oneLine(line).replaceAll("*/", "* /");
  const head = safe(style === "doxygen" ? `@brief ${summary}` : summary);
  if (lines.length === 0) return [`/** ${head} */`];
  return ["/**", ` * ${head}`, ...lines.map((line) => ` * ${safe(line)}`), " */"];
}

const oneLine = (text: string) => text.replaceAll(/[\r\n\u2028\u2029]+\s*/g, " ").trimEnd();
const lowerFirst = (text: string) => text.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
