import { describe, expect, it } from "vitest";
import { createUploads } from "../../../client/documents/uploads.ts";
import type { Sent, Upload, Uploads } from "../../../client/documents/uploads.ts";
import type { FacetErrorData } from "../../../pipelines/engine/errors.ts";

interface Sending {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly share: (share: number) => void;
  readonly end: (sent: Sent<string>) => Promise<void>;
}

const offline: Sent<never> = { ok: false, failure: { kind: "offline" } };
const damaged: FacetErrorData = { code: "file-damaged", facts: {}, kept: [], next: [] };
const refusedBy = (error: FacetErrorData): Sent<never> => ({ ok: false, failure: { kind: "error", error } });
const here = { conversationId: "c" };
const file = (name: string) => new File(["words"], name);
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A server that sends what the test says, when it says so. */
function open() {
  const sendings: Sending[] = [];
  const ingested: string[] = [];
  const done: string[] = [];
  const leftAtDone: number[] = [];
  const refused: Upload[] = [];
  const timers: (() => void)[] = [];
  let online = true;
  const uploads: Uploads = createUploads<string>({
    send: (sent, share, signal) =>
      new Promise((resolve) => {
        const end = (answer: Sent<string>) => {
          resolve(answer);
          return settle();
        };
        sendings.push({ name: sent.name, signal, share, end });
      }),
    ingest: async (fileId, name, home) => {
      ingested.push(`${fileId} ${name} ${home === "library" ? home : home.conversationId}`);
      return name === "bad.pdf" ? refusedBy(damaged) : { ok: true, value: `document of ${name}` };
    },
    online: () => online,
    onDone: (document) => {
      done.push(document);
      leftAtDone.push(uploads.all().length);
    },
    onRefused: (upload) => refused.push(upload),
    later: (act) => timers.push(act),
  });
  const states = () => uploads.all().map(({ file: { name }, state }) => `${name} ${state.is}`);
  return {
    uploads,
    sendings,
    ingested,
    done,
    leftAtDone,
    refused,
    timers,
    states,
    setOnline: (is: boolean) => (online = is),
  };
}

describe("files on their way", () => {
  it("go three at a time, and the next begins when one has ended", async () => {
    const { uploads, sendings, states } = open();
    uploads.add(["1", "2", "3", "4", "5"].map(file), here);
    expect(sendings.map((each) => each.name)).toEqual(["1", "2", "3"]);
    await sendings[1]?.end({ ok: true, value: "f2" });
    expect(sendings.map((each) => each.name)).toEqual(["1", "2", "3", "4"]);
    expect(states()).toEqual(["1 sending", "3 sending", "4 sending", "5 queued"]);
  });

  it("tell how much of them is there, and become documents of their conversation", async () => {
    const { uploads, sendings, ingested, done, states } = open();
    uploads.add([file("a.pdf")], here);
    sendings[0]?.share(0.4);
    expect(uploads.all()[0]?.state).toEqual({ is: "sending", share: 0.4 });
    await sendings[0]?.end({ ok: true, value: "f" });
    expect([ingested, done, states()]).toEqual([["f a.pdf c"], ["document of a.pdf"], []]);
  });

  it("are documents before they are gone from here: who waits for the last of them finds all", async () => {
    const { uploads, sendings, leftAtDone } = open();
    uploads.add([file("a.pdf")], here);
    await sendings[0]?.end({ ok: true, value: "f" });
    expect(leftAtDone).toEqual([1]);
  });

  it("stay with the reason when they are refused, and one refused file holds no other", async () => {
    const { uploads, sendings, done, refused, states } = open();
    uploads.add([file("bad.pdf"), file("virus.exe"), file("good.pdf")], here);
    await sendings[0]?.end({ ok: true, value: "f" });
    await sendings[1]?.end(refusedBy({ ...damaged, code: "unsupported-file" }));
    await sendings[2]?.end({ ok: true, value: "g" });
    expect(states()).toEqual(["bad.pdf refused", "virus.exe refused"]);
    expect(refused.map(({ state }) => state.is === "refused" && state.why)).toEqual([
      damaged,
      { ...damaged, code: "unsupported-file" },
    ]);
    expect(done).toEqual(["document of good.pdf"]);
  });

  it("can be tried again after a refusal", async () => {
    const { uploads, sendings, done } = open();
    uploads.add([file("a.pdf")], here);
    await sendings[0]?.end(refusedBy({ ...damaged, code: "storage-full" }));
    uploads.retry(uploads.all()[0]?.id ?? "");
    await sendings[1]?.end({ ok: true, value: "f" });
    expect(done).toEqual(["document of a.pdf"]);
  });

  it("are taken back in the middle: the sending is cut off, nothing is made of it, and the next begins", async () => {
    const { uploads, sendings, ingested, states } = open();
    uploads.add(["1", "2", "3", "4"].map(file), here);
    uploads.cancel(uploads.all()[0]?.id ?? "");
    expect(sendings[0]?.signal.aborted).toBe(true);
    await sendings[0]?.end({ ok: true, value: "f" });
    expect([ingested, states()]).toEqual([[], ["2 sending", "3 sending", "4 sending"]]);
  });
});

describe("without a connection", () => {
  it("files wait, and go on when it is back", async () => {
    const { uploads, sendings, states, setOnline, done } = open();
    setOnline(false);
    uploads.add([file("a.pdf")], here);
    expect([sendings.length, states()]).toEqual([0, ["a.pdf waiting"]]);
    setOnline(true);
    uploads.resume();
    await sendings[0]?.end({ ok: true, value: "f" });
    expect(done).toEqual(["document of a.pdf"]);
  });

  it("a file that was cut off is sent again from the beginning", async () => {
    const { uploads, sendings, states, setOnline } = open();
    uploads.add([file("a.pdf")], here);
    sendings[0]?.share(0.9);
    setOnline(false);
    await sendings[0]?.end(offline);
    expect(states()).toEqual(["a.pdf waiting"]);
    setOnline(true);
    uploads.resume();
    expect(uploads.all()[0]?.state).toEqual({ is: "sending", share: 0 });
  });

  it("a connection that breaks again and again while the server is there ends in a reason, not in silence", async () => {
    const { uploads, sendings, timers, states } = open();
    uploads.add([file("a.pdf")], here);
    for (let at = 0; at < 4; at += 1) {
      await sendings.at(-1)?.end(offline);
      timers.splice(0).forEach((act) => act());
    }
    expect([sendings.length, states()]).toEqual([4, ["a.pdf refused"]]);
  });
});

describe("files that were refused", () => {
  it("are told until the next message has gone out; one refused meanwhile, one tried again, and a pasted text stay", async () => {
    const { uploads, sendings, states } = open();
    uploads.add([file("told.pdf"), file("again.pdf")], here);
    uploads.add([file("paste.txt")], here, "words");
    for (const sending of sendings.slice()) await sending.end(refusedBy(damaged));
    const before = uploads.all();
    uploads.refuse(file("late"), here, "folder");
    uploads.retry(before[1]?.id ?? "");
    expect(states()).toEqual(["told.pdf refused", "again.pdf sending", "paste.txt refused", "late refused"]);
    uploads.forgetRefused(before);
    expect(states()).toEqual(["again.pdf sending", "paste.txt refused", "late refused"]);
    uploads.forgetRefused(uploads.all());
    expect(states()).toEqual(["again.pdf sending", "paste.txt refused"]);
  });
});

describe("files of a conversation that has not begun", () => {
  it("belong to it as soon as it has", async () => {
    const { uploads, sendings, ingested } = open();
    uploads.add([file("a.pdf"), file("b.pdf")], { conversationId: null });
    uploads.add([file("shelf.pdf")], "library");
    await sendings[0]?.end({ ok: true, value: "f" });
    uploads.adopt("begun");
    await sendings[1]?.end({ ok: true, value: "g" });
    await sendings[2]?.end({ ok: true, value: "h" });
    expect(ingested).toEqual(["f a.pdf null", "g b.pdf begun", "h shelf.pdf library"]);
  });
});
