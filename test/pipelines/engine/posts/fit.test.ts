import { describe, expect, it } from "vitest";
import { isOver } from "../../../../pipelines/engine/posts/count.ts";
import { fitPost, foldAt, partsOf, versionsOf } from "../../../../pipelines/engine/posts/fit.ts";
import type { PostParts } from "../../../../pipelines/engine/posts/fit.ts";
import { platformIds } from "../../../../pipelines/engine/posts/platforms.ts";
import type { Post } from "../../../../pipelines/engine/posts/post.ts";

const parts = (body: string, more: Partial<PostParts> = {}): PostParts => ({
  body,
  hashtags: [],
  callToAction: "",
  ...more,
});
const tags = (...names: readonly string[]) =>
  names.map((tag, index) => ({ tag, reach: index % 2 === 0 ? ("broad" as const) : ("niche" as const) }));

describe("the order in which things go", () => {
  const sentence = "We roast our own beans in small batches every single week. ";
  const action = "Tell us yours below 👇";

  it("keeps all where all fits, laid out as the platform is used to", () => {
    const post = parts("Good morning.", { hashtags: tags("coffee", "latteart"), callToAction: action });
    expect(fitPost(post, "x").text).toBe(`Good morning.\n\n${action} #coffee #latteart`);
    expect(fitPost(post, "linkedin").text).toBe(`Good morning.\n\n${action}\n\n#coffee #latteart`);
    expect(fitPost(post, "x")).toMatchObject({ state: "ready", repairs: [], hashtags: ["coffee", "latteart"] });
  });

  it("drops tags first, the last one first", () => {
    const body = sentence.repeat(4).trim();
    expect(
      fitPost(parts(body, { hashtags: tags("coffee", "latteartcoffeefromtheolddays"), callToAction: action }), "x"),
    ).toMatchObject({
      text: `${body}\n\n${action} #coffee`,
      repairs: [{ kind: "tags-dropped", tags: ["latteartcoffeefromtheolddays"] }],
    });
  });

  it("then the call to action, and tags come back", () => {
    const body = `${sentence.repeat(4)}Come in today, friends.`;
    expect(fitPost(parts(body, { hashtags: tags("coffee"), callToAction: action }), "x")).toMatchObject({
      text: `${body} #coffee`,
      repairs: [{ kind: "call-to-action-dropped" }],
    });
  });

  it("then whole sentences", () => {
    expect(fitPost(parts(sentence.repeat(6)), "x")).toMatchObject({
      text: sentence.repeat(4).trim(),
      repairs: [{ kind: "sentences-dropped", count: 2 }],
    });
  });

  it("then words, with an ellipsis", () => {
    const long = `Hi! ${"slow mornings and ".repeat(30)}end. And more. And yet more.`;
    const version = fitPost(parts(long), "x");
    expect(version.text).toMatch(/^Hi! (?:slow mornings and )+(?:slow|slow mornings)…$/);
    expect(version.repairs).toEqual([{ kind: "sentences-dropped", count: 2 }, { kind: "cut-at-word" }]);
    expect(version.count.used).toBeLessThanOrEqual(280);
  });

  it("keeps a link that was given, whatever goes", () => {
    const version = fitPost(parts(sentence.repeat(20), { link: "https://example.com/menu" }), "x");
    expect(version.text.endsWith("\n\nhttps://example.com/menu")).toBe(true);
    expect(version.state).toBe("ready");
  });

  it("says over, and touches nothing, where one link is longer than the limit", () => {
    const link = `https://example.com/${"a".repeat(600)}`;
    expect(fitPost(parts(link), "threads")).toMatchObject({ text: link, state: "over", repairs: [] });
    expect(fitPost(parts(link), "x")).toMatchObject({ text: link, state: "ready" });
  });

  it("cuts Chinese at a word and emoji between two of them", () => {
    const chinese = fitPost(parts("我们在窗边慢慢享受早晨的阳光".repeat(30)), "x");
    expect(chinese).toMatchObject({ state: "ready", repairs: [{ kind: "cut-at-word" }] });
    const families = fitPost(parts("👨‍👩‍👧‍👦".repeat(200)), "bluesky");
    expect(families).toMatchObject({ text: `${"👨‍👩‍👧‍👦".repeat(119)}…`, state: "ready" });
  });
});

describe("tags inside sentences", () => {
  it("keeps their words where they are too many for the platform", () => {
    const body = "From #bean to #cup in our #corner #bar since #morning with #milk and #sugar here.";
    expect(fitPost(parts(body, { hashtags: tags("coffee") }), "instagram")).toMatchObject({
      text: "From #bean to #cup in our #corner #bar since #morning with milk and sugar here.",
      repairs: [{ kind: "tags-dropped", tags: ["milk", "sugar"] }],
    });
  });

  it("says none twice", () => {
    expect(fitPost(parts("Our #Coffee is #coffee.", { hashtags: tags("COFFEE", "latte") }), "linkedin").text).toBe(
      "Our #Coffee is coffee.\n\n#latte",
    );
  });
});

describe("titles", () => {
  it("takes the first sentence where none is given, and only where there are titles", () => {
    const post = parts("Our #coffee is back. Come in.");
    expect(fitPost(post, "youtube").title).toBe("Our coffee is back");
    expect(fitPost(post, "x").title).toBeNull();
  });

  it("cuts one that is too long at a word", () => {
    const version = fitPost(parts("Hi.", { title: "Slow mornings at the corner ".repeat(10) }), "tiktok");
    expect(version.title?.length).toBeLessThanOrEqual(90);
    expect(version.title).toMatch(/(?:Slow|mornings|at|the|corner)…$/);
    expect(version.repairs).toEqual([{ kind: "title-cut" }]);
  });
});

describe("the fold", () => {
  it("is the end of a word before the platform's “more”", () => {
    const text = "Slow mornings at the corner. ".repeat(20);
    const at = foldAt(text, "instagram") ?? 0;
    expect(at).toBeLessThanOrEqual(125);
    expect(at).toBeGreaterThan(110);
    expect(text.slice(at)).toMatch(/^ /);
  });

  it("is none where all is shown", () => {
    expect(foldAt("Short.", "instagram")).toBeNull();
    expect(foldAt("👨‍👩‍👧‍👦".repeat(125), "instagram")).toBeNull();
    expect(foldAt("Long ".repeat(50), "x")).toBeNull();
  });

  it("falls between characters where one word is longer than what is shown", () => {
    expect(foldAt("a".repeat(300), "instagram")).toBe(125);
    expect(foldAt("👨‍👩‍👧‍👦a".repeat(300), "instagram")).toBeGreaterThan(125);
  });
});

describe("a post's versions", () => {
  const side = { text: "", flags: [] };
  const post: Post = {
    postId: "p",
    imageIds: [],
    captions: ["one", "two"].map((captionId) => ({
      captionId,
      text: `Caption ${captionId}.`,
      flags: [],
      toneNotes: [],
    })),
    hashtags: tags("coffee"),
    altTexts: [],
    firstComment: side,
    callToAction: { text: "Come in.", flags: [] },
    drafts: [{ platform: "linkedin", captionId: "one", text: "Written for LinkedIn." }],
    versions: [],
  };

  it("are of the first caption, or of the one that is picked; a platform's own draft stands in", () => {
    expect(versionsOf(post, ["x", "linkedin"]).map(({ text }) => text)).toEqual([
      "Caption one.\n\nCome in. #coffee",
      "Written for LinkedIn.\n\nCome in.\n\n#coffee",
    ]);
    expect(partsOf(post, "linkedin", "two").body).toBe("Caption two.");
    expect(partsOf({ ...post, captions: [] }, "x").body).toBe("");
  });

  it("take a server's own limit", () => {
    const long = {
      ...post,
      captions: [{ captionId: "one", text: "Slow mornings. ".repeat(50), flags: [], toneNotes: [] }],
    };
    expect(versionsOf(long, ["mastodon"], undefined, { mastodon: 5000 })[0]).toMatchObject({
      repairs: [],
      count: { limit: 5000 },
    });
    expect(versionsOf(long, ["mastodon"])[0]?.repairs).not.toEqual([]);
  });
});

it("makes nothing of nothing", () => {
  for (const platform of platformIds)
    expect(fitPost(parts(" \n "), platform)).toMatchObject({ text: "", title: null, state: "ready", hashtags: [] });
});

// Texts on which a careless pattern or loop takes minutes.
it.each([
  ["dashes", `${"-".repeat(30_000)}x`],
  ["signs of tags", "#".repeat(30_000)],
  ["tags", `${"#a1 ".repeat(8000)}x`],
  ["mentions", "@a".repeat(15_000)],
  ["names with dots", "a.".repeat(15_000)],
  ["Chinese with dots", "写真.".repeat(10_000)],
  ["brackets in a link", `http://a.co/${"(a".repeat(15_000)}`],
  ["spaces", `a${" ".repeat(30_000)}b`],
  ["combining marks", `e${"\u0301".repeat(30_000)}`],
  ["joiners", "👩\u200d".repeat(10_000)],
  ["halves of characters", "\ud800".repeat(30_000)],
  ["abbreviations", "z. B. ".repeat(5000)],
])("gets through 30,000 characters of %s", (_, text) => {
  for (const platform of ["x", "bluesky", "threads", "youtube"] as const) {
    const version = fitPost(parts(text, { hashtags: tags(text), callToAction: text }), platform);
    expect(version.state).toBe(isOver(version.count) ? "over" : "ready");
  }
});
