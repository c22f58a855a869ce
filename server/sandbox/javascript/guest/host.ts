// The few functions of the process that the guest's own code keeps; the program never sees them.

interface Host {
  readonly write: (to: 1 | 2, text: string) => void;
  readonly report: (json: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Microseconds of the processor. */
  readonly cpu: () => number;
  readonly stdin: () => string;
  /** Calls of the program are watched for promises that nobody takes. */
  readonly watches: () => boolean;
  /** From here on the engine runs nothing more. */
  readonly leave: (code: number) => void;
  /** What each module of Node gives, and their names. */
  readonly keysOf: (keys: (name: string) => readonly string[], modules: readonly string[]) => void;
  readonly find: (from: string, specifier: string) => string | undefined;
  readonly kind: (name: string) => "commonjs" | "module" | "json" | undefined;
  readonly text: (name: string) => string | undefined;
  readonly compile: (name: string) => (...parts: unknown[]) => void;
}

const holder = globalThis as unknown as { facetHost?: Host };
export const host = holder.facetHost as Host;
delete holder.facetHost;

export function leave(code: number): never {
  host.leave(code);
  // The engine looks up only now and then.
  for (;;) void 0;
}

/** Puts values into the global object as the language's own are: not enumerable. */
export function install(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
