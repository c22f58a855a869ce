import { expect, test } from "vitest";
import type { Unsent } from "../../../client/conversation/outbox.ts";
import { sendUnsent } from "../../../client/conversation/send-unsent.ts";

const unsent = ["1", "2", "3"].map((id) => ({ id }) as unknown as Unsent);

/** What is sent, and where; `during` is what the person does while one is on its way. */
async function sent(from: string | null, during: (id: string) => string | null) {
  let open = from;
  const all: (readonly [string, string | null])[] = [];
  await sendUnsent(unsent, {
    open: () => open,
    send({ id }) {
      all.push([id, open]);
      const place = open ?? "begun";
      open = during(id);
      return Promise.resolve(place);
    },
  });
  return all;
}

test("the messages that waited go out in their order", async () => {
  expect(await sent("a", () => "a")).toEqual([
    ["1", "a"],
    ["2", "a"],
    ["3", "a"],
  ]);
});

test("none goes into the conversation the person has gone on to: the rest waits", async () => {
  expect(await sent("a", (id) => (id === "2" ? "b" : "a"))).toEqual([
    ["1", "a"],
    ["2", "a"],
  ]);
});

test("those of a new conversation follow the first into it, and into no other", async () => {
  expect((await sent(null, () => "begun")).map(([, place]) => place)).toEqual([null, "begun", "begun"]);
  expect(await sent(null, () => "b")).toEqual([["1", null]]);
});
