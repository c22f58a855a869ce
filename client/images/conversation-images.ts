// The pictures of the next message: on their way, there in their order, and what is known of every picture the conversation shows.
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import type { Accessor } from "solid-js";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import type { CataloguePersona } from "../../server/api.ts";
import type { DraftStorage } from "../conversation/drafts.ts";
import type { ConversationFiles } from "../documents/conversation-files.ts";
import { sendFile } from "../documents/send-file.ts";
import { createUploads } from "../documents/uploads.ts";
import type { Refusal, Sent, Upload } from "../documents/uploads.ts";
import type { Workbench } from "../state/workbench.ts";
import { createKeptLists } from "./kept-lists.ts";
import { isPicture, takesPictures } from "./picture-files.ts";
import { addImage, listImages } from "./server.ts";

/** The last thing that happened to a picture, for who reads by ear. */
export interface PictureNews {
  readonly name: string;
  readonly why?: Refusal;
}

export interface ConversationImages {
  /** Of the next message, in the order they are shown. */
  readonly attached: Accessor<readonly string[]>;
  readonly setAttached: (imageIds: readonly string[]) => void;
  /** At the end of the next message. */
  /** Without a conversation: to the next message of the open one. */
  readonly attach: (imageIds: readonly string[], conversationId?: string | null) => void;
  readonly detach: (imageIds: readonly string[]) => void;
  /** Files on their way here, and those refused. */
  readonly uploads: Accessor<readonly Upload[]>;
  /** Names of those that were too many for one message. */
  readonly surplus: Accessor<readonly string[]>;
  readonly dismissSurplus: () => void;
  readonly cancel: (uploadId: string) => void;
  readonly retry: (uploadId: string) => void;
  /** Some are on their way, or wait for the connection: a message sent now would go without them. */
  readonly moving: Accessor<boolean>;
  readonly news: Accessor<PictureNews | null>;
  /** By id; null where it is gone. Those nobody looked for are missing. */
  readonly infos: Accessor<ReadonlyMap<string, ImageInfo | null>>;
  /** Makes them known: asks the server once for those that are not. */
  readonly look: (imageIds: readonly string[]) => void;
  /** It was edited here. */
  readonly put: (image: ImageInfo) => void;
  readonly add: (files: readonly File[]) => void;
  /** Takes the pictures out of what is brought to a persona that takes some; the rest goes on to the documents. */
  readonly before: (
    persona: Accessor<CataloguePersona>,
    files: Pick<ConversationFiles, "add">,
  ) => Pick<ConversationFiles, "add">;
  /** What a message to this persona shows. */
  readonly toAsk: (persona: CataloguePersona) => readonly string[];
  /** They have gone out; what was told of files that were refused is over. */
  readonly sent: (imageIds: readonly string[]) => void;
  /** The conversation has begun: the rest of the pictures belong to it. */
  readonly begun: (conversationId: string) => void;
}

/** What the server does; others in tests. */
interface ImageWays {
  readonly send: typeof sendFile;
  readonly add: (fileId: string) => Promise<Sent<ImageInfo>>;
  readonly list: (imageIds: readonly string[]) => Promise<readonly ImageInfo[]>;
}

export function createConversationImages(
  workbench: Pick<Workbench, "online">,
  id: Accessor<string | null>,
  storage: DraftStorage | undefined,
  ways: ImageWays = { send: sendFile, add: addImage, list: listImages },
): ConversationImages {
  const lists = createKeptLists(storage);
  const [infos, setInfos] = createSignal<ReadonlyMap<string, ImageInfo | null>>(new Map());
  const [surplus, setSurplus] = createSignal<readonly string[]>([]);
  const [news, setNews] = createSignal<PictureNews | null>(null);
  /** Small ones arrive first: each takes the place it was chosen in. */
  const places = new Map<File | string, number>();
  let place = 0;
  let asked: readonly string[] = [];

  const attached = () => lists.of(id());
  const learn = (entries: readonly (readonly [string, ImageInfo | null])[]) =>
    setInfos((now) => new Map([...now, ...entries]));

  const uploads = createUploads<ImageInfo>({
    send: ways.send,
    ingest: ways.add,
    online: workbench.online,
    onDone: (image, { file, home }) => {
      learn([[image.imageId, image]]);
      setNews({ name: image.name });
      if (home === "library") return;
      const own = places.get(file) ?? 0;
      places.delete(file);
      places.set(image.imageId, own);
      const there = lists.of(home.conversationId);
      const before = there.findIndex((each) => (places.get(each) ?? 0) > own);
      const at = before < 0 ? there.length : before;
      lists.set(home.conversationId, [...there.slice(0, at), image.imageId, ...there.slice(at)]);
    },
    onRefused: ({ file, state }) => state.is === "refused" && setNews({ name: file.name, why: state.why }),
  });
  const here = createMemo(() => uploads.all().filter(({ home }) => home !== "library" && home.conversationId === id()));
  const onTheirWay = (all: readonly Upload[]) => all.filter(({ state }) => state.is !== "refused");
  const warn = (event: BeforeUnloadEvent) => onTheirWay(uploads.all()).length > 0 && event.preventDefault();
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));
  createEffect(on(id, () => setSurplus([]), { defer: true }));

  function look(imageIds: readonly string[]): void {
    const unknown = imageIds.filter((each) => !untrack(infos).has(each) && !asked.includes(each));
    if (unknown.length === 0 || !untrack(workbench.online)) return;
    asked = [...asked, ...unknown];
    void ways
      .list(unknown)
      .then((found) => {
        learn(unknown.map((each) => [each, found.find(({ imageId }) => imageId === each) ?? null]));
      })
      // Looked for again when the connection is back.
      .catch(() => undefined)
      .finally(() => (asked = asked.filter((each) => !unknown.includes(each))));
  }
  createEffect(() => workbench.online() && look(attached()));
  createEffect(on(workbench.online, (online) => online && uploads.resume(), { defer: true }));

  function add(files: readonly File[]): void {
    const room = Math.max(0, imageLimits.count - attached().length - onTheirWay(here()).length);
    for (const file of files) places.set(file, (place += 1));
    setSurplus(files.slice(room).map(({ name }) => name));
    uploads.add(files.slice(0, room), { conversationId: id() });
  }
  const attach = (imageIds: readonly string[], to = id()) => lists.set(to, [...lists.of(to), ...imageIds]);

  return {
    attached,
    setAttached: (imageIds) => lists.set(id(), imageIds),
    attach,
    detach: lists.drop,
    uploads: here,
    surplus,
    dismissSurplus: () => setSurplus([]),
    cancel: uploads.cancel,
    retry: uploads.retry,
    moving: createMemo(() => onTheirWay(here()).length > 0),
    news,
    infos,
    look,
    put: (image) => learn([[image.imageId, image]]),
    add,
    before: (persona, { add: addDocuments }) => ({
      add(files, folders, home) {
        const pictures = home === undefined && takesPictures(persona()) ? files.filter(isPicture) : [];
        if (pictures.length > 0) add(pictures);
        const rest = files.filter((each) => !pictures.includes(each));
        if (rest.length + folders.length > 0) addDocuments(rest, folders, home);
      },
    }),
    toAsk: (persona) => (takesPictures(persona) ? attached().filter((each) => infos().get(each) !== null) : []),
    sent(imageIds) {
      uploads.forgetRefused(here());
      setSurplus([]);
      lists.drop(imageIds);
    },
    begun(conversationId) {
      lists.adopt(conversationId);
      uploads.adopt(conversationId);
    },
  };
}
