// Every route of the HTTP server, read from the server itself: a table over all of them cannot forget a new one.
import type { Server } from "node:http";

interface Layer {
  readonly name: string;
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly slash: boolean;
  readonly match: (path: string) => boolean;
}

/** "GET /files/:fileId" and the like; what takes every method says ALL. Middleware that answers by itself is no route: see `mountsIn`. */
export function routesIn(server: Server): readonly string[] {
  const walk = (layers: readonly Layer[]): readonly string[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return walk(handle.stack ?? []);
      const methods = route.methods["_all"] ? ["ALL"] : Object.keys(route.methods).map((name) => name.toUpperCase());
      return methods.flatMap((method) => [route.path].flat().map((path) => `${method} ${String(path)}`));
    });
  return [...new Set(walk(layersOf(server)))].toSorted();
}

/** How many layers are mounted at places of their own; the given prefixes are those a test knows of. */
export function mountsIn(
  server: Server,
  prefixes: readonly string[],
): { readonly known: number; readonly all: number } {
  const mounted = layersOf(server).filter(({ route, slash }) => !route && !slash);
  const known = mounted.filter((layer) => prefixes.some((prefix) => layer.match(prefix)));
  return { known: known.length, all: mounted.length };
}

function layersOf(server: Server): readonly Layer[] {
  const [app] = server.listeners("request") as readonly unknown[] as readonly {
    readonly router: { readonly stack: readonly Layer[] };
  }[];
  if (!app) throw new Error("The server has no application.");
  return app.router.stack;
}
