// Builds the page (root: client) and runs the tests: `unit`; `parts` with real weights or measurements, one file at a time; `e2e` (a browser) and the other parts, two at a time.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const report = process.env["FACET_TEST_REPORT"];
const slow = { testTimeout: 120_000, hookTimeout: 300_000 };
/** Files at a time. Vitest would leave one core free, and so run one at a time on two. */
const several = Math.max(2, availableParallelism() - 1);
/** Each has servers, a browser and folders of its own, and mostly waits: two at a time do not slow each other down much. */
const twoAtATime = { ...slow, maxWorkers: 2, sequence: { groupOrder: 2 } };
/** Parts without weights, and without a figure of time or memory that another test beside them would spoil. */
const beside =
  "test/parts/{command-line,gapless,gemma-vocabulary,guide-state,nothing-lost,ocr,snippets,snippets-doors,start,stop,vectors,weights}.test.ts";

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
      ["/trpc", "/files", "/images", "/documents", "/diagram", "/openapi.json", "/v1", "/mcp"].map((path) => [
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
          exclude: ["test/e2e/**", "test/parts/**"],
          // Some compile the whole project or start processes: five seconds fail on a busy machine.
          testTimeout: 60_000,
          maxWorkers: several,
          sequence: { groupOrder: 0 },
        },
      },
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
