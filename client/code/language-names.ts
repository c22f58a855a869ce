// How the languages of code are called, in every language of the page alike.
import type { CodeLanguage } from "../../pipelines/engine/code.ts";

export const languageNames: Readonly<Record<CodeLanguage, string>> = {
  javascript: "JavaScript",
  jsx: "JSX",
  typescript: "TypeScript",
  tsx: "TSX",
  python: "Python",
  java: "Java",
  c: "C",
  cpp: "C++",
  go: "Go",
  rust: "Rust",
  json: "JSON",
  css: "CSS",
  html: "HTML",
  markdown: "Markdown",
  yaml: "YAML",
  shell: "Shell",
  sql: "SQL",
  text: "Text",
};
