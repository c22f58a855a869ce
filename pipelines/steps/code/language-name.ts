// What programming languages are called in a prompt.
import type { CodeLanguage } from "../../engine/code.ts";

const programs: Readonly<Partial<Record<CodeLanguage, string>>> = {
  javascript: "JavaScript",
  jsx: "JavaScript with JSX",
  typescript: "TypeScript",
  tsx: "TypeScript with JSX",
  python: "Python",
  java: "Java",
  c: "C",
  cpp: "C++",
  go: "Go",
  rust: "Rust",
  json: "JSON",
  css: "CSS",
  html: "HTML",
  sql: "SQL",
  shell: "shell script",
};

export const programName = (language: CodeLanguage): string => programs[language] ?? language;
