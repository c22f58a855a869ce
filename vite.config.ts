// Builds the page (root: client) and runs the tests: `unit` in parallel, `parts` and `e2e` (real weights, Chroma, browser) one file at a time.
import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const report = process.env["FACET_TEST_REPORT"];
const slow = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 };

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
      ["/trpc", "/files", "/documents", "/diagram"].map((path) => [path, "http://127.0.0.1:3000"]),
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
        },
      },
      { extends: true, test: { name: "parts", include: ["test/parts/**/*.test.ts"], ...slow } },
      { extends: true, test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...slow } },
    ],
  },
});
