import { createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import type { LiveConversation } from "../../../client/conversation/live-conversation.ts";
import { createShowing } from "../../../client/conversation/showing.ts";

/** Two messages on branches that are not shown; each branch is shown when the test says so. */
function open() {
  const [path, setPath] = createSignal<readonly string[]>([]);
  const nodes = new Map(["a", "b"].map((id) => [id, {}]));
  const live = { phase: () => "ready", tree: () => ({ nodes, path: path() }) } as unknown as LiveConversation;
  const asked: { readonly id: string; readonly end: (isShown: boolean) => Promise<void> }[] = [];
  const showing = createRoot(() =>
    createShowing(live, (id) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const end = async (isShown: boolean) => {
        if (isShown) setPath([id]);
        resolve();
        await new Promise((settled) => setTimeout(settled));
      };
      asked.push({ id, end });
      return promise;
    }),
  );
  return { showing, asked };
}

test.each([true, false])(
  "a message that is chosen while another is gone to is gone to next (the first is shown: %s)",
  async (isShown) => {
    const { showing, asked } = open();
    showing.showMessage("a");
    showing.showMessage("b");
    await asked[0]?.end(isShown);
    expect(asked.map(({ id }) => id)).toEqual(["a", "b"]);
    await asked[1]?.end(true);
    expect(showing.wanted()).toBe("b");
  },
);

test("a branch that cannot be shown is asked for once", async () => {
  const { showing, asked } = open();
  showing.showMessage("a");
  await asked[0]?.end(false);
  expect([asked.length, showing.wanted()]).toEqual([1, null]);
});
