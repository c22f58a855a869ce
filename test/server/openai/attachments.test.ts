import { describe, expect, test } from "vitest";
import { assistant, openChatDoor, user } from "../../support/chat-door.ts";
import { pictureBytes } from "../../support/made-pictures.ts";

const words = { type: "text", text: "Say good morning." };
const file = (text: string, filename = "notes.md") => ({
  type: "file",
  file: { filename, file_data: `data:text/markdown;base64,${Buffer.from(text).toString("base64")}` },
});
const picture = (bytes: Buffer) => ({
  type: "image_url",
  image_url: { url: `data:image/png;base64,${bytes.toString("base64")}` },
});
const replies = () => ({ text: "Good morning." });

describe("a file inside the request", () => {
  test("that cannot be read is refused with its reason, and nothing is asked", async () => {
    const door = await openChatDoor(replies);
    const broken = file("%PDF-1.7 and nothing more", "broken.pdf");
    const response = await door.post({ model: "guide", messages: [user([broken, words])] });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: { code: "file-damaged", facet: { facts: { name: "broken.pdf" } } },
    });
    expect(door.services.store.conversations.count("local")).toBe(0);
  });

  test("is read before the question is asked, and belongs to its conversation", async () => {
    const door = await openChatDoor(replies);
    const { facet } = await door.chat({ messages: [user([words, file("The moon is far away.")])] });
    const { documents } = await door.as("local").documents.list({ conversationId: facet.conversationId });
    expect(documents).toMatchObject([{ name: "notes.md", stage: "ready" }]);
  });

  test("sent again with all turns is kept once, and a new one comes beside it", async () => {
    const door = await openChatDoor(replies);
    const first = user([words, file("The moon is far away.")]);
    await door.chat({ messages: [first] });
    const second = user([words, file("The sun is farther.", "sun.md")]);
    const { facet } = await door.chat({ messages: [first, assistant("Good morning."), second] });
    const { documents } = await door.as("local").documents.list({ conversationId: facet.conversationId });
    expect(documents.map(({ name }) => name).toSorted()).toEqual(["notes.md", "sun.md"]);
    expect(door.services.store.runs.get("local", facet.runId).documentIds).toEqual([]);
    expect(door.services.store.documents.count("local")).toBe(2);
  });

  test("of turns that nobody said here comes along with them", async () => {
    const door = await openChatDoor(replies);
    const old = user([words, file("The moon is far away.")]);
    const { facet } = await door.chat({ messages: [old, assistant("Of old."), user("Say good night.")] });
    const { documents } = await door.as("local").documents.list({ conversationId: facet.conversationId });
    expect(documents).toMatchObject([{ name: "notes.md" }]);
  });
});

test("a picture is kept as the question's", async () => {
  const door = await openChatDoor(replies);
  const { facet } = await door.chat({ messages: [user([words, picture(pictureBytes("alpha.png"))])] });
  const question = door.services.store.messages.get("local", facet.questionId);
  expect(question).toMatchObject({ role: "user", imageIds: [expect.any(String)] });
});

test("a client that leaves while its file is read asks nothing", async () => {
  const door = await openChatDoor(replies);
  const leave = new AbortController();
  const messages = [user([words, file("The moon is far away. ".repeat(1000))])];
  const left = fetch(`${door.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "guide", messages }),
    signal: leave.signal,
  });
  await expect.poll(() => door.services.store.documents.count("local"), { interval: 2 }).toBe(1);
  leave.abort();
  await expect(left).rejects.toThrow("aborted");
  await expect
    .poll(async () => (await door.as("local").documents.list({})).documents[0]?.stage, { timeout: 20_000 })
    .toBe("ready");
  expect(door.services.store.conversations.count("local")).toBe(0);
});
