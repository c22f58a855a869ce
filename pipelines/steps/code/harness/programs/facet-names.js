// The top-level names of a submission's files, which each file leaves behind as functions that read them.

/** By file: name and value, those that can be read. */
export function namesByFile() {
  const found = {};
  for (const [file, names] of Object.entries(globalThis[Symbol.for("facet.names")] ?? {})) {
    found[file] = {};
    for (const [name, read] of Object.entries(names)) {
      try {
        found[file][name] = read();
      } catch {
        // Not a name of the top level after all.
      }
    }
  }
  return found;
}

/** Makes them global, for code that uses them without an import. */
export function showNames() {
  for (const names of Object.values(namesByFile())) {
    for (const [name, value] of Object.entries(names)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
  }
}
