// A tool's message as one sentence: names in backticks, no full stop.

const charactersAtMost = 240;

export function sentence(message: string): string {
  const [first = ""] = message.split("\n");
  const quoted = first
    .replace(/(?<![\w`])'([^'`]+)'(?!\w)/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\.$/, "");
  return quoted.length > charactersAtMost ? `${quoted.slice(0, charactersAtMost - 1)}…` : quoted;
}
