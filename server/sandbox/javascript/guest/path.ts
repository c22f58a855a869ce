// Node's path, in its POSIX form, as far as programs use it.

function normalize(path: string): string {
  const isAbsolute = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (part !== ".." || !isAbsolute) kept.push(part);
  }
  const joined = kept.join("/");
  if (isAbsolute) return `/${joined}`;
  return joined === "" ? "." : joined;
}

function resolve(...parts: readonly string[]): string {
  let path = "";
  for (const part of parts) path = part.startsWith("/") ? part : `${path}/${part}`;
  return normalize(`/${path}`);
}

function basename(path: string, ending = ""): string {
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return ending !== "" && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

const extname = (path: string): string => /[^.](\.[^.]*)$/.exec(basename(path))?.[1] ?? "";

function dirname(path: string): string {
  const at = path.replace(/\/+$/, "").lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 ? "/" : path.slice(0, at);
}

function relative(from: string, to: string): string {
  const start = resolve(from).split("/").filter(Boolean);
  const end = resolve(to).split("/").filter(Boolean);
  let same = 0;
  while (same < start.length && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => ".."), ...end.slice(same)].join("/");
}

export const path = {
  sep: "/",
  delimiter: ":",
  normalize,
  resolve,
  basename,
  dirname,
  extname,
  relative,
  join: (...parts: readonly string[]) => normalize(parts.filter(Boolean).join("/") || "."),
  isAbsolute: (given: string) => given.startsWith("/"),
  parse: (given: string) => {
    const base = basename(given);
    const ext = extname(given);
    return { root: given.startsWith("/") ? "/" : "", dir: dirname(given), base, ext, name: basename(base, ext) };
  },
};
