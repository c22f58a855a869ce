import { expect, test } from "vitest";
import { withActions } from "../../../client/sharing/with-actions.ts";
import type { Workbench } from "../../../client/state/workbench.ts";
import { en } from "../../../client/strings/en.ts";

test("what a menu does and cannot fetch, as while the server is away, says so", async () => {
  const told: unknown[] = [];
  const workbench = { strings: () => en, toast: (toast) => told.push(toast) } as Pick<Workbench, "strings" | "toast">;
  const away = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
  await withActions(workbench, () => Promise.reject(new Error("not to be run")), away);
  expect(told).toEqual([{ icon: "warning", title: en.errors.offline.title, detail: en.errors.offline.sentence }]);
});
