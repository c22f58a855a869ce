import { createRoot, createSignal } from "solid-js";
import { afterAll, expect, test, vi } from "vitest";
import { createConversationImages } from "../../../client/images/conversation-images.ts";
import type { Sent } from "../../../client/documents/uploads.ts";
import type { ImageInfo } from "../../../pipelines/engine/images.ts";
import type { CataloguePersona } from "../../../server/api.ts";

// What a browser has and the page listens to.
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("removeEventListener", () => {});
afterAll(() => vi.unstubAllGlobals());

const persona = (...accepts: readonly string[]) => ({ accepts }) as unknown as CataloguePersona;
const file = (name: string, type = "image/png") => new File(["x"], name, { type });

/** Without a connection nothing is sent: what is brought waits. */
function open() {
  const [id, setId] = createSignal<string | null>(null);
  const documents: string[] = [];
  return createRoot((dispose) => {
    const images = createConversationImages({ online: () => false }, id, undefined);
    const bring = (accepts: readonly string[], files: readonly File[], home?: "library") =>
      images
        .before(() => persona(...accepts), { add: (rest) => void documents.push(...rest.map(({ name }) => name)) })
        .add(files, [], home);
    return { images, bring, documents, setId, dispose };
  });
}
const waiting = ({ images }: ReturnType<typeof open>) => images.uploads().map((each) => each.file.name);

test("pictures brought to a persona that takes some are its pictures, and the rest goes to the documents", () => {
  const all = open();
  all.bring(["images"], [file("a.png"), file("b.pdf", "application/pdf")]);
  expect(waiting(all)).toEqual(["a.png"]);
  expect(all.documents).toEqual(["b.pdf"]);
  expect(all.images.moving()).toBe(true);
});

test("pictures for a persona that reads documents, and those for the library, are documents", () => {
  const all = open();
  all.bring(["documents"], [file("a.png")]);
  all.bring(["images"], [file("b.png")], "library");
  expect(waiting(all)).toEqual([]);
  expect(all.documents).toEqual(["a.png", "b.png"]);
});

test("a message takes 20 pictures; those beyond are named, not lost without a word", () => {
  const all = open();
  all.images.attach(["i1", "i2"]);
  all.bring(
    ["images"],
    Array.from({ length: 20 }, (_, at) => file(`${at}.png`)),
  );
  expect(waiting(all)).toHaveLength(18);
  expect(all.images.surplus()).toEqual(["18.png", "19.png"]);
  all.images.dismissSurplus();
  expect(all.images.surplus()).toEqual([]);
});

test("only a persona that takes pictures is asked with them", () => {
  const { images } = open();
  images.attach(["i1", "i2", "i1"]);
  expect(images.toAsk(persona("images"))).toEqual(["i1", "i2"]);
  expect(images.toAsk(persona("documents"))).toEqual([]);
});

test("what has gone out is gone from the message, in the conversation it began too", () => {
  const { images, setId } = open();
  images.attach(["i1", "i2"]);
  images.begun("c1");
  setId("c1");
  images.sent(["i1"]);
  expect(images.attached()).toEqual(["i2"]);
  setId(null);
  expect(images.attached()).toEqual([]);
});

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
const picture = (imageId: string) => ({ imageId, name: `${imageId}.png` }) as ImageInfo;

/** A server that takes each file when the test says so, and knows the pictures it names. */
function openOnline(known: readonly string[] = []) {
  const sendings = new Map<string, (sent: Sent<string>) => void>();
  const listed: (readonly string[])[] = [];
  return createRoot(() => {
    const images = createConversationImages({ online: () => true }, () => null, undefined, {
      send: (sent) => new Promise((resolve) => sendings.set(sent.name, resolve)),
      add: async (fileId) => ({ ok: true, value: picture(fileId) }),
      list: async (imageIds) => {
        listed.push(imageIds);
        return imageIds.filter((each) => known.includes(each)).map(picture);
      },
    });
    const arrive = async (name: string) => {
      sendings.get(name)?.({ ok: true, value: name });
      await settle();
    };
    return { images, arrive, sendings, listed };
  });
}

test("pictures stand in the order they were chosen in, however they arrive", async () => {
  const { images, arrive } = openOnline();
  images.add([file("a"), file("b"), file("c")]);
  await arrive("c");
  await arrive("a");
  await arrive("b");
  expect(images.attached()).toEqual(["a", "b", "c"]);
  images.setAttached(["c", "a", "b"]);
  images.add([file("d")]);
  await arrive("d");
  expect(images.attached()).toEqual(["c", "a", "b", "d"]);
});

test("one that is refused is told with its reason, and takes no other with it", async () => {
  const { images, arrive, sendings } = openOnline();
  images.add([file("a"), file("b")]);
  const error = { code: "file-damaged", facts: {}, kept: [], next: [] } as const;
  sendings.get("a")?.({ ok: false, failure: { kind: "error", error } });
  await arrive("b");
  expect(images.attached()).toEqual(["b"]);
  expect(images.uploads()).toMatchObject([{ state: { is: "refused", why: error } }]);
  expect(images.moving()).toBe(false);
  images.sent(["b"]);
  expect(images.uploads()).toEqual([]);
});

test("a picture that is gone is known to be, and no question names it", async () => {
  const { images, listed } = openOnline(["i1"]);
  images.attach(["i1", "i2"]);
  images.look(["i1", "i2"]);
  images.look(["i1", "i2"]);
  await settle();
  expect(images.infos().get("i1")?.name).toBe("i1.png");
  expect(images.infos().get("i2")).toBeNull();
  expect(images.toAsk(persona("images"))).toEqual(["i1"]);
  // Looked for once, by whoever needs it.
  expect(listed.flat().toSorted()).toEqual(["i1", "i2"]);
});
