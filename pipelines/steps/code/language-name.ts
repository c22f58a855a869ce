// What languages are called in English, in a prompt: those of people, and those of programs.
import type { CodeLanguage } from "../../engine/code.ts";
import type { AnswerLanguage } from "../language.ts";

export const languageNames: Readonly<Record<AnswerLanguage, string>> = { en: "English", de: "German" };

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
