// Builds the page (root: client) and runs the tests: `unit`, most of it in shared processes; `parts` with real weights or measurements, one file at a time; `e2e` (a browser) and the other parts, two at a time.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vite";
// Types alone: who only starts Facet has no Vitest.
import type {} from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const report = process.env["FACET_TEST_REPORT"];
const slow = { testTimeout: 120_000, hookTimeout: 300_000 };
/** Files at a time. Vitest would leave one core free, and so run one at a time on two. */
const several = Math.max(2, availableParallelism() - 1);
/** Each has servers, a browser and folders of its own, and mostly waits: two at a time do not slow each other down much. */
const twoAtATime = { ...slow, maxWorkers: 2, sequence: { groupOrder: 2 } };
/** Parts that need no core for themselves, and have no figure of time or memory that another test beside them would spoil. */
const beside =
  "test/parts/{command-line,faults-vectors,gapless,gemma-vocabulary,guide-state,nothing-lost,ocr,snippets,snippets-doors,start,stop,vectors,weights}.test.ts";
/** Files that leave nothing behind in their process share two: a process and the modules of the product anew for each would take as long as their tests. */
const together = [
  "test/{client,prompts,pipelines/engine,pipelines/steps/{creator,guide}}/**/*.test.ts",
  "test/pipelines/steps/*.test.ts",
  "test/server/{conversation-file,http,keys,mcp,memory,openai,openapi,queue,routers,store}/**/*.test.ts",
];
const unit = {
  // Some compile the whole project, copy it or start processes: five seconds, or ten before the tests, fail on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: several,
  sequence: { groupOrder: 0 },
};

export default defineConfig({
  root: `${here}client`,
  plugins: [solid()],
  build: {
    outDir: `${here}dist/client`,
    emptyOutDir: true,
    target: "es2024",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy: Object.fromEntries(
      ["/trpc", "/files", "/images", "/documents", "/diagram", "/openapi.json", "/v1", "/mcp", "/auth"].map((path) => [
        path,
        "http://127.0.0.1:3000",
      ]),
    ),
  },
  test: {
    root: here,
    environment: "node",
    // What is waited for comes at once or, on a busy machine, after seconds: one second would fail there.
    expect: { poll: { timeout: 20_000 } },
    // CI counts what passed from this file.
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/parts/**", ...together],
          ...unit,
        },
      },
      { extends: true, test: { name: "unit together", include: together, isolate: false, ...unit } },
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/parts/**/*.test.ts"],
          exclude: [beside],
          ...slow,
          // Weights take every core, and some measure: beside each other they would measure each other.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: "parts beside", include: [beside], ...twoAtATime } },
      { extends: true, test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...twoAtATime } },
    ],
  },
});
