// What later turns, exports, shares and memory hear of the pictures of a question.
import { expect, test } from "vitest";
import guide from "../../../pipelines/guide.ts";
import { exportConversation } from "../../../server/conversation-file/export.ts";
import { sharedConversation } from "../../../server/conversation-file/shared-conversation.ts";
import type { FacetStore } from "../../../server/store/facet-store.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { pictureInfo } from "../../support/given-pictures.ts";
import { answered, newQuestion } from "../../support/told-run.ts";

const personaById = () => guide;
const cup = pictureInfo("cup.jpg", { imageId: "cup", width: 4032, height: 2688 });
const sign = pictureInfo("sign.png", { imageId: "sign" });

function withPictures(): FacetStore {
  const store = openTestStore();
  for (const info of [cup, sign]) store.images.add("local", info);
  return store;
}

test("the turns before a question name the pictures that were shown, once each, and say which are gone", async () => {
  const store = withPictures();
  const { conversationId } = await answered(store, "What is it?", "A cup.", { imageIds: ["cup", "sign"] });
  await answered(store, "And that?", "A sign.", { conversationId });
  const { messageId } = await store.runs.start("local", newQuestion("Why?", { conversationId }));
  const before = () => store.messages.turnsBefore("local", messageId);
  expect(before().map(({ told }) => told)).toEqual([
    "[Pictures: cup.jpg 4032 × 2688, sign.png 600 × 400]\n\nWhat is it?",
    "A cup.",
    "And that?",
    "A sign.",
  ]);
  expect(before().map(({ text }) => text)).toEqual(["What is it?", "A cup.", "And that?", "A sign."]);
  expect(before().map(({ imageIds }) => imageIds)).toEqual([["cup", "sign"], undefined, undefined, undefined]);
  store.images.remove("cup");
  expect(before()[0]?.told).toBe("[Pictures: sign.png 600 × 400, one that was deleted]\n\nWhat is it?");
});

test("memory and search hear the question's own words alone", async () => {
  const store = withPictures();
  const { conversationId } = await answered(store, "My cup is blue.", "Noted.", { imageIds: ["cup"] });
  expect(store.memories.remembered("local", conversationId).map(({ told }) => told)).toEqual([
    "My cup is blue.",
    "Noted.",
  ]);
  expect(store.messages.search("local", "4032", 5)).toEqual([]);
});

test("a Markdown export names them, a JSON export keeps their ids", async () => {
  const store = withPictures();
  const { conversationId } = await answered(store, "What is it?", "A cup.", { imageIds: ["cup"] });
  const images = { list: (_owner: string, ids: readonly string[]) => (ids.includes("cup") ? [cup] : []) };
  const file = (format: "json" | "markdown") =>
    exportConversation({ store, images, personaById }, "local", { conversationId, format }).text;
  expect(file("markdown")).toContain("> [Picture: cup.jpg 4032 × 2688]\n> \n> What is it?");
  expect(JSON.parse(file("json")).messages[0]).toMatchObject({ role: "user", imageIds: ["cup"] });
  const gone = { list: () => [] };
  const { text } = exportConversation({ store, images: gone, personaById }, "local", {
    conversationId,
    format: "markdown",
  });
  expect(text).toContain("> [Picture: one that was deleted]\n");
});

test("who has a link reads how many pictures there were, and neither their names nor their ids", async () => {
  const store = withPictures();
  const { conversationId } = await answered(store, "What is it?", "A cup.", { imageIds: ["cup", "sign"] });
  await answered(store, "And now?", "Still.", { conversationId });
  const { snapshot } = sharedConversation({ store, models: { list: () => [] } }, "local", conversationId);
  expect(snapshot.messages[0]).toMatchObject({ text: "What is it?", pictures: 2 });
  expect(snapshot.messages[2]).not.toHaveProperty("pictures");
  expect(JSON.stringify(snapshot)).not.toMatch(/cup\.jpg|sign|imageId/);
});

test("who has a link does not read a place that the person kept for the writing and has taken back since", async () => {
  const store = withPictures();
  const item = { confidence: "sure", by: "code" };
  const items = [
    { ...item, itemId: "place", kind: "place", text: "at 52.5200° N" },
    { ...item, itemId: "text-1", kind: "text", text: "OPEN" },
  ];
  const grounding = { images: [{ imageId: "cup", name: "cup.jpg", seenBy: "code", items }], line: "" };
  const { conversationId } = await answered(store, "A post", { answer: "Done.", grounding }, { imageIds: ["cup"] });
  const read = () => {
    const { snapshot } = sharedConversation({ store, models: { list: () => [] } }, "local", conversationId);
    return JSON.stringify(snapshot);
  };
  store.images.update("local", { ...cup, keep: { place: true, date: false } });
  expect(read()).toContain("52.5200");
  store.images.update("local", { ...cup, keep: { place: false, date: false } });
  expect(read()).toContain("OPEN");
  expect(read()).not.toContain("52.5200");
  store.images.remove("cup");
  expect(read()).not.toContain("52.5200");
});
