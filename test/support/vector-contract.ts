// What every vector index must do, whatever is behind it.
import { expect, test } from "vitest";
import type { VectorIndex, VectorRecord } from "../../pipelines/engine/vectors.ts";

const record = (id: string, vector: readonly number[], metadata: VectorRecord["metadata"] = {}): VectorRecord => ({
  id,
  vector,
  metadata: { owner: "ada", ...metadata },
});
const three = [
  record("east", [1, 0, 0], { conversation: "a", page: 1, kept: true }),
  record("north", [0, 1, 0], { conversation: "b", page: 2, kept: false }),
  record("northeast", [0.7, 0.7, 0], { conversation: "b", page: 1, kept: true }),
];

export function vectorContract(open: () => VectorIndex): void {
  let names = 0;
  const collection = () => `contract-${Date.now()}-${(names += 1)}`;
  const filled = async () => {
    const name = collection();
    await open().add(name, three);
    return name;
  };
  const ids = async (name: string, where?: Parameters<VectorIndex["search"]>[3], k = 10) =>
    (await open().search(name, [1, 0.1, 0], k, where)).map(({ id }) => id);

  test("An empty collection holds nothing and finds nothing", async () => {
    const name = collection();
    expect(await open().count(name)).toBe(0);
    expect(await open().search(name, [1, 0, 0], 3)).toEqual([]);
    expect(await open().remove(name, { owner: "ada" })).toBe(0);
  });

  test("The nearest comes first, with its cosine", async () => {
    const [best] = await open().search(await filled(), [2, 0, 0], 1);
    expect(best?.id).toBe("east");
    expect(best?.score).toBeCloseTo(1, 4);
  });

  test("The score is the cosine, whatever the length of the vectors", async () => {
    const name = collection();
    await open().add(name, [record("long", [0, 50, 0]), record("opposite", [-3, 0, 0])]);
    const hits = await open().search(name, [1, 0, 0], 2);
    expect(hits.map(({ id, score }) => [id, Math.round(score * 1000)])).toEqual([
      ["long", 0],
      ["opposite", -1000],
    ]);
  });

  test.each([
    [{ conversation: "b" }, ["northeast", "north"]],
    [{ page: 1 }, ["east", "northeast"]],
    [{ kept: false }, ["north"]],
    [{ conversation: "b", page: 1 }, ["northeast"]],
    [{ conversation: ["a", "b"], owner: "ada" }, ["east", "northeast", "north"]],
    [{ conversation: ["a"] }, ["east"]],
    [{ conversation: [] }, []],
    [{ owner: "eve" }, []],
    [{ unknown: "x" }, []],
    [{}, ["east", "northeast", "north"]],
  ])("Only what matches %j is found", async (where, expected) => {
    expect(await ids(await filled(), where)).toEqual(expected);
  });

  test("No more than asked for is found, and no fewer than there are", async () => {
    const name = await filled();
    expect(await ids(name, undefined, 2)).toHaveLength(2);
    expect(await ids(name, undefined, 100)).toHaveLength(3);
    expect(await ids(name, undefined, 0)).toEqual([]);
  });

  test("The same id again replaces, and never doubles", async () => {
    const name = await filled();
    await open().add(name, [record("east", [0, 0, 1], { page: 9 })]);
    expect(await open().count(name)).toBe(3);
    const [best] = await open().search(name, [0, 0, 1], 1, { page: 9 });
    expect([best?.id, Math.round(best?.score ?? 0)]).toEqual(["east", 1]);
  });

  test("What matches is removed and counted, and nothing else", async () => {
    const name = await filled();
    expect(await open().remove(name, { conversation: "b", owner: ["ada"] })).toBe(2);
    expect(await open().remove(name, { conversation: "b" })).toBe(0);
    expect(await open().remove(name, { conversation: [] })).toBe(0);
    expect(await ids(name)).toEqual(["east"]);
  });

  test("A collection knows nothing of another", async () => {
    const [first, second] = [await filled(), await filled()];
    await open().remove(first, {});
    expect(await open().count(first)).toBe(0);
    expect(await open().count(second)).toBe(3);
  });

  test("Vectors of another length are refused", async () => {
    const name = await filled();
    await expect(open().add(name, [record("flat", [1, 0])])).rejects.toThrow();
    await expect(open().search(name, [1, 0], 1)).rejects.toThrow();
    expect(await open().count(name)).toBe(3);
  });

  test.each(["c", "-memories", "my memories", "grüße"])("A collection cannot be named %j", async (name) => {
    await expect(open().add(name, three)).rejects.toThrow();
  });

  test("Ids and names of any kind come back as they went in, and 1,200 records go in at once", async () => {
    const name = collection();
    const odd = 'Grüße, 漢字 🧪\n"quoted"';
    const last = 1199;
    const many = Array.from({ length: last + 1 }, (_, index) =>
      record(`${odd} ${index}`, index === last ? [0, 0, 1] : [1, index, 0], { name: odd }),
    );
    await open().add(name, many);
    expect(await open().count(name)).toBe(1200);
    expect((await open().search(name, [0, 0, 1], 1, { name: odd }))[0]?.id).toBe(`${odd} ${last}`);
    expect(await open().remove(name, { owner: "ada" })).toBe(1200);
  });
}
