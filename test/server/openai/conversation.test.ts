import { describe, expect, test } from "vitest";
import { assistant, openChatDoor, user } from "../../support/chat-door.ts";
import type { ChatDoor } from "../../support/chat-door.ts";

const counted = () => {
  let answers = 0;
  return () => ({ text: `Answer ${(answers += 1)}.` });
};
const textsOf = (door: ChatDoor, conversationId: string) =>
  door.services.store.messages
    .path("local", conversationId)
    .map((id) => door.services.store.messages.get("local", id).text);
const conversations = (door: ChatDoor) => door.services.store.conversations.count("local");

describe("a client that names the conversation", () => {
  test("cannot go on in one of somebody else", async () => {
    const door = await openChatDoor(counted());
    const { conversationId } = await door.as("bob").conversations.create({});
    const response = await door.post({ model: "guide", messages: [user("Say one.")], facet: { conversationId } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "not-found", type: "invalid_request_error" } });
  });

  test.each(["header", "body"])("goes on there with its last message alone (in the %s)", async (way) => {
    const door = await openChatDoor(counted());
    const { facet } = await door.chat({ messages: [user("Say one.")] });
    const { conversationId } = facet;
    const messages = [user("Something else"), assistant("entirely"), user("Say two.")];
    const answer =
      way === "header"
        ? await door.chat({ messages }, { "x-facet-conversation": conversationId })
        : await door.chat({ messages, facet: { conversationId } });
    expect(answer.facet.conversationId).toBe(conversationId);
    expect(textsOf(door, conversationId)).toEqual(["Say one.", "Answer 1.", "Say two.", "Answer 2."]);
  });

  test("goes on where the page left off", async () => {
    const door = await openChatDoor(counted());
    const page = door.as("local");
    const { conversationId, runId } = await page.personas.guide.start({ input: { question: "Say one." } });
    await door.ended(runId);
    await door.chat({ messages: [user("Say two.")], facet: { conversationId } });
    expect(textsOf(door, conversationId)).toEqual(["Say one.", "Answer 1.", "Say two.", "Answer 2."]);
    expect(JSON.stringify(door.models.llm.asked.at(-1)?.turns)).toContain("Answer 1.");
  });
});

describe("a client that sends all turns", () => {
  test("goes on in the same conversation, whatever white space or instructions it adds", async () => {
    const door = await openChatDoor(counted());
    const first = await door.chat({ messages: [user("Say one.")] });
    const messages = [
      { role: "system", content: "Be kind." },
      user(" Say  one.\n"),
      assistant("Answer 1.\n"),
      user("Say two."),
    ];
    const second = await door.chat({ messages });
    expect(second.facet.conversationId).toBe(first.facet.conversationId);
    const more = [...messages, assistant("Answer 2."), user([{ type: "text", text: "Say three." }])];
    await door.chat({ messages: more });
    expect(conversations(door)).toBe(1);
    expect(textsOf(door, first.facet.conversationId)).toHaveLength(6);
  });

  test("goes on after a streamed answer too, and with another persona", async () => {
    const door = await openChatDoor(counted());
    const stream = await door.post({ model: "facet/guide", messages: [user("Say one.")], stream: true });
    await stream.text();
    const messages = [user("Say one."), assistant("Answer 1."), user("Say two.")];
    const { facet } = await door.chat({ model: "facet/creator", messages, facet: { input: { task: "ask" } } });
    expect(facet.conversationId).toBe(stream.headers.get("x-facet-conversation"));
    expect(door.services.store.conversations.get("local", facet.conversationId).personas).toEqual(["guide", "creator"]);
  });

  test("a changed question begins a branch at the answer before it", async () => {
    const door = await openChatDoor(counted());
    await door.chat({ messages: [user("Say one.")] });
    const begun = [user("Say one."), assistant("Answer 1.")];
    const second = await door.chat({ messages: [...begun, user("Say two.")] });
    const other = await door.chat({ messages: [...begun, user("Say three.")] });
    const { conversationId } = second.facet;
    expect(other.facet.conversationId).toBe(conversationId);
    expect(textsOf(door, conversationId)).toEqual(["Say one.", "Answer 1.", "Say three.", "Answer 3."]);
    expect(door.services.store.messages.tree("local", conversationId)).toHaveLength(6);
  });

  test("turns that nobody said here become a conversation, once", async () => {
    const door = await openChatDoor(counted());
    const messages = [user("Of old"), assistant("An old answer"), user("Say one.")];
    const first = await door.chat({ messages });
    expect(textsOf(door, first.facet.conversationId)).toEqual(["Of old", "An old answer", "Say one.", "Answer 1."]);
    const again = await door.chat({ messages });
    expect(again.facet.conversationId).toBe(first.facet.conversationId);
    expect(conversations(door)).toBe(1);
  });

  test("a thousand turns are taken", async () => {
    const door = await openChatDoor(counted());
    const turns = Array.from({ length: 1000 }, (_, at) =>
      at % 2 === 0 ? user(`Turn ${at}`) : assistant(`Turn ${at}`),
    );
    const { facet } = await door.chat({ messages: [...turns, user("Say one.")] });
    expect(door.services.store.messages.tree("local", facet.conversationId)).toHaveLength(1002);
  });

  test("goes on there though it leaves the oldest turns out, unless it changed one of those it sends", async () => {
    const door = await openChatDoor(counted());
    const said: (ReturnType<typeof user> | ReturnType<typeof assistant>)[] = [];
    const ask = async (question: string, turns: number) => {
      const answer = await door.chat({ messages: [...said.slice(-turns), user(question)] });
      said.push(user(question), assistant(answer.choices[0]?.message.content ?? ""));
      return answer.facet.conversationId;
    };
    const first = await ask("Say one.", 4);
    for (const question of ["Say two.", "Say three.", "Say four.", "Say five."])
      expect(await ask(question, 4)).toBe(first);
    expect(textsOf(door, first)).toHaveLength(10);
    said[4] = user("Say something else.");
    expect(await ask("Say six.", 6)).not.toBe(first);
  });

  test("questions that nothing answered are asked together", async () => {
    const door = await openChatDoor(counted());
    const { facet } = await door.chat({ messages: [user("Say one."), assistant(""), user("Or two.")] });
    expect(textsOf(door, facet.conversationId)).toEqual(["Say one.\n\nOr two.", "Answer 1."]);
  });

  test("a removed conversation is not gone on with", async () => {
    const door = await openChatDoor(counted());
    const first = await door.chat({ messages: [user("Say one.")] });
    await door.as("local").conversations.remove({ conversationId: first.facet.conversationId });
    const second = await door.chat({ messages: [user("Say one."), assistant("Answer 1."), user("Say two.")] });
    expect(second.facet.conversationId).not.toBe(first.facet.conversationId);
    expect(textsOf(door, second.facet.conversationId)).toEqual(["Say one.", "Answer 1.", "Say two.", "Answer 2."]);
  });

  test("an imported conversation whose question is refused leaves nothing behind", async () => {
    const door = await openChatDoor(counted());
    const messages = [user("Of old"), assistant("An old answer"), user("Say one.")];
    const response = await door.post({ model: "guide", messages, facet: { documentIds: ["nothing"] } });
    expect(response.status).toBe(404);
    expect(conversations(door)).toBe(0);
  });
});
