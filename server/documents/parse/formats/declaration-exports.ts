// What a module of declarations lets others import: its own symbols, and those it passes on from the files beside it.
import { dirname, join } from "node:path/posix";
import { readDeclarationText } from "./declaration-symbols.ts";
import type { DeclaredSymbol, ModuleText } from "./declaration-symbols.ts";

export interface ExportedSymbol extends DeclaredSymbol {
  /** What it is imported from. */
  readonly module: string;
  /** The module without the `./` of a lone file. */
  readonly group: string;
  /** The file that the module is. */
  readonly entry: string;
}

/** A namespace as deep as this in others. */
const innermost = 3;

/** What is in a namespace has a page of its own, named as it is written: `Tracker.follow`. */
function withInner(symbol: DeclaredSymbol, depth = 0): DeclaredSymbol[] {
  const { name, inner, isDefault } = symbol;
  if (depth >= innermost) return [symbol];
  const within = inner.map((each) => ({ ...each, name: `${name}.${each.name}`, isDefault }));
  return [symbol, ...within.flatMap((each) => withInner(each, depth + 1))];
}

type Files = ReadonlyMap<string, string>;

/** Each once, in the order of the entry file. Files outside `files` are passed over. */
export function exportsOf(files: Files, entry: string, module: string): ExportedSymbol[] {
  const read = reader(files);
  const found = new Map<string, DeclaredSymbol>();
  collect(entry, read, new Set(), (symbol) => {
    if (!found.has(symbol.name)) found.set(symbol.name, symbol);
  });
  const group = module.startsWith("./") ? (entry.split("/").at(-1) ?? module) : module;
  const own = [...found.values()]
    .flatMap((symbol) => withInner(symbol))
    .map((symbol) => ({ ...symbol, module, group, entry }));
  // Modules that the file declares by name.
  const named = (read(entry)?.scopes ?? []).flatMap(({ name, symbols }) =>
    name === null || name.startsWith(".")
      ? []
      : symbols
          .flatMap((symbol) => withInner(symbol))
          .map((symbol) => ({ ...symbol, module: name, group: name, entry })),
  );
  return [...own, ...named];
}

function reader(files: Files): (name: string) => ModuleText | undefined {
  const known = new Map<string, ModuleText>();
  return (name) => {
    const text = files.get(name);
    if (text === undefined) return undefined;
    const module = known.get(name) ?? readOrNothing(name, text);
    known.set(name, module);
    return module;
  };
}

/** Types nested deeper than the compiler can follow. */
function readOrNothing(name: string, text: string): ModuleText {
  try {
    return readDeclarationText(name, text);
  } catch (error) {
    if (error instanceof RangeError) return { scopes: [], stars: [], names: [] };
    throw error;
  }
}

type Take = (symbol: DeclaredSymbol) => void;

function collect(name: string, read: ReturnType<typeof reader>, seen: Set<string>, take: Take): void {
  const module = read(name);
  if (!module || seen.has(name)) return;
  seen.add(name);
  const own = module.scopes.find((scope) => scope.name === null)?.symbols ?? [];
  for (const symbol of own) if (symbol.isExported) take(symbol);
  for (const { from, name: given, as } of module.names) {
    const symbol = from === null ? own.find((each) => each.name === given) : symbolAt(name, from, given, { read });
    if (symbol)
      take({ ...symbol, name: as === "default" ? symbol.name : as, isExported: true, isDefault: as === "default" });
  }
  for (const from of module.stars) {
    const beside = resolved(name, from, read);
    if (beside !== undefined) collect(beside, read, seen, take);
  }
}

interface Looking {
  readonly read: ReturnType<typeof reader>;
  readonly seen?: ReadonlySet<string>;
}

function symbolAt(
  importer: string,
  from: string,
  given: string,
  { read, seen = new Set() }: Looking,
): DeclaredSymbol | undefined {
  const name = resolved(importer, from, read);
  const module = name === undefined || seen.has(name) ? undefined : read(name);
  if (name === undefined || !module) return undefined;
  const own = module.scopes.find((scope) => scope.name === null)?.symbols ?? [];
  const here = own.find((each) => (given === "default" ? each.isDefault : each.name === given));
  if (here) return here;
  const further = { read, seen: new Set([...seen, name]) };
  const renamed = module.names.find(({ as }) => as === given);
  if (renamed)
    return renamed.from === null
      ? own.find((each) => each.name === renamed.name)
      : symbolAt(name, renamed.from, renamed.name, further);
  for (const star of module.stars) {
    const beside = symbolAt(name, star, given, further);
    if (beside) return beside;
  }
  return undefined;
}

/** As TypeScript looks for declarations: beside the file, with its endings, then as a folder. */
function resolved(importer: string, from: string, read: (name: string) => unknown): string | undefined {
  if (!from.startsWith(".")) return undefined;
  const bare = join(dirname(importer), from).replace(/\.(?:d\.)?([cm]?)[jt]sx?$/, "");
  const kind = /\.([cm])[jt]s$/.exec(from)?.[1] ?? "";
  const names = [
    `${bare}.d.${kind}ts`,
    `${bare}.d.ts`,
    `${bare}.d.mts`,
    `${bare}.d.cts`,
    `${bare}/index.d.ts`,
    `${bare}/index.d.mts`,
  ];
  return names.find((each) => read(each) !== undefined);
}

/** The entry and the files it leads to: what a sample of the module is checked against. */
export function reachable(files: Files, entry: string): Files {
  const found = new Map<string, string>();
  const waiting = [entry];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const text = files.get(name);
    if (text === undefined || found.has(name)) continue;
    found.set(name, text);
    for (const [, from = ""] of text.matchAll(
      /(?:\bfrom|\bimport|\bimport\(|<reference\s+path=)\s*["']([^"'\n]{1,400})["']/g,
    )) {
      const beside =
        resolved(name, from, (each) => files.get(each)) ?? resolved(name, `./${from}`, (each) => files.get(each));
      if (beside !== undefined) waiting.push(beside);
    }
  }
  return found;
}
