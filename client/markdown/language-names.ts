// The languages code is coloured in, and the other names a fence may give them.

const names = [
  "bash",
  "c",
  "cpp",
  "csharp",
  "css",
  "diff",
  "go",
  "html",
  "java",
  "javascript",
  "json",
  "kotlin",
  "latex",
  "markdown",
  "php",
  "python",
  "r",
  "ruby",
  "rust",
  "sql",
  "swift",
  "toml",
  "tsx",
  "typescript",
  "xml",
  "yaml",
] as const;

export type LanguageName = (typeof names)[number];

const otherNames: Readonly<Record<string, LanguageName>> = {
  "c#": "csharp",
  "c++": "cpp",
  cc: "cpp",
  cs: "csharp",
  h: "c",
  hpp: "cpp",
  golang: "go",
  js: "javascript",
  jsx: "tsx",
  kt: "kotlin",
  md: "markdown",
  py: "python",
  python3: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  tex: "latex",
  ts: "typescript",
  yml: "yaml",
  zsh: "bash",
};

/** The name under which a fence's language is known here, or null. */
export function knownLanguage(name: string): LanguageName | null {
  const known = Object.hasOwn(otherNames, name) ? otherNames[name] : name;
  return names.find((each) => each === known) ?? null;
}
