import { McpServer } from "@modelcontextprotocol/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSessions } from "../../../server/mcp/sessions.ts";
import type { Place } from "../../../server/mcp/tool.ts";
import { initialize, older } from "../../support/mcp-raw.ts";

const ada = { owner: "ada", key: null };
const hour = 3600_000;
const hello = () =>
  new Request("http://127.0.0.1/mcp", { method: "POST", headers: older, body: JSON.stringify(initialize()) });

/** One session that was opened, with its place. */
async function opened() {
  const places: Place[] = [];
  const sessions = openSessions((_caller, place) => {
    places.push(place);
    return new McpServer({ name: "test", version: "1" }, { capabilities: { tools: {} } });
  });
  const response = await sessions.open(ada, hello(), initialize());
  await response.body?.cancel();
  const [place] = places;
  if (!place) throw new Error("no session was opened");
  return { sessions, place, id: response.headers.get("mcp-session-id") ?? "" };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("a session that is not used for six hours is closed, and one that is used stays", async () => {
  const { sessions, id } = await opened();
  await vi.advanceTimersByTimeAsync(5 * hour);
  await sessions.get(ada, id)?.handle(new Request("http://127.0.0.1/mcp", { method: "PUT" }), undefined);
  await vi.advanceTimersByTimeAsync(5 * hour);
  expect(sessions.get(ada, id)).not.toBeNull();
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect(sessions.get(ada, id)).toBeNull();
});

test("a session in which an answer is being written is not idle", async () => {
  const { sessions, place, id } = await opened();
  place.running = 1;
  await vi.advanceTimersByTimeAsync(13 * hour);
  expect(sessions.get(ada, id)).not.toBeNull();
  place.running = 0;
  await vi.advanceTimersByTimeAsync(7 * hour);
  expect(sessions.get(ada, id)).toBeNull();
});

test("of more sessions than a caller may have, opened at the same moment, the oldest are closed with the next", async () => {
  const { sessions, id } = await opened();
  const open = async () => {
    const response = await sessions.open(ada, hello(), initialize());
    await response.body?.cancel();
    return response.headers.get("mcp-session-id") ?? "";
  };
  const ids = [id, ...(await Promise.all(Array.from({ length: 70 }, open)))];
  ids.push(await open());
  expect(ids.filter((each) => sessions.get(ada, each) !== null)).toHaveLength(64);
});

test("a connection is known by its name again, but not by one that is too long to be kept", async () => {
  const { sessions } = await opened();
  expect(sessions.placeOf(ada, "a")).toBe(sessions.placeOf(ada, "a"));
  expect(sessions.placeOf(ada, "a".repeat(201))).not.toBe(sessions.placeOf(ada, "a".repeat(201)));
});

test("all sessions are closed with the server", async () => {
  const { sessions, id } = await opened();
  await sessions.close();
  expect(sessions.get(ada, id)).toBeNull();
});
