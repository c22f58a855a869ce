// A post as a file: JSON, a table with one row a platform, or text to read.
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import type { PlatformVersion, Post } from "../../../pipelines/engine/posts/post.ts";
import type { CreatorStrings } from "../../strings/creator.en.ts";
import { toCsv } from "../table.ts";
import { lineOf } from "./hashtag-line.ts";

export interface ExportedPost {
  readonly post: Post;
  readonly captionId: string | undefined;
  readonly versions: readonly PlatformVersion[];
  /** The pictures' names in their order. */
  readonly pictures: readonly string[];
  /** Its number among the answer's posts. */
  readonly number: number;
}

const cell = (value: string | number) => ({
  text: String(value),
  citations: [],
  isNumber: typeof value === "number",
});

/** A cell a spreadsheet would run is made safe by toCsv. */
export function postCsv({ post, versions, pictures, number }: ExportedPost, words: CreatorStrings["exports"]): string {
  const { columns } = words;
  const altText = post.altTexts.map(({ text }) => text).join("\n");
  return toCsv({
    columns: Object.values(columns),
    rows: versions.map(({ platform, title, text, hashtags, count, state }) =>
      [
        number,
        platforms[platform].name,
        title ?? "",
        text,
        hashtags.map((tag) => `#${tag}`).join(" "),
        count.used,
        count.limit,
        state === "ready" ? words.ready : words.over,
        altText,
        post.firstComment.text,
        pictures.join(", "),
      ].map(cell),
    ),
  });
}

/** What is used, and all that was written beside it. */
export function postJson({ post, captionId, versions, pictures }: ExportedPost): string {
  const picked = post.captions.find((each) => each.captionId === captionId) ?? post.captions[0];
  const shown = {
    caption: picked?.text ?? "",
    otherCaptions: post.captions.filter((each) => each !== picked).map(({ text }) => text),
    hashtags: post.hashtags,
    altTexts: post.altTexts.map(({ imageId, text, decorative }) => ({
      picture: pictures[post.imageIds.indexOf(imageId)] ?? imageId,
      text,
      decorative,
    })),
    firstComment: post.firstComment.text,
    callToAction: post.callToAction.text,
    versions: versions.map(({ platform, title, text, hashtags, count, state, repairs }) => ({
      platform,
      title,
      text,
      hashtags,
      count,
      state,
      repairs,
    })),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

export function postText({ post, captionId, versions, pictures }: ExportedPost, words: CreatorStrings): string {
  const { fields, decorative } = words.post;
  const picked = post.captions.find((each) => each.captionId === captionId) ?? post.captions[0];
  const part = (label: string, text: string) => (text === "" ? [] : [`${label}\n${text}`]);
  const alts = post.altTexts.map(({ imageId, text, decorative: none }) => {
    const name = pictures[post.imageIds.indexOf(imageId)];
    return `${pictures.length > 1 && name ? `${name}: ` : ""}${none && text === "" ? decorative : text}`;
  });
  const parts = [
    ...part(fields.caption, picked?.text ?? ""),
    ...part(fields.hashtags, lineOf(post.hashtags)),
    ...part(fields.altTexts, alts.join("\n")),
    ...part(fields.firstComment, post.firstComment.text),
    ...part(fields.callToAction, post.callToAction.text),
    ...versions.flatMap(({ platform, title, text }) =>
      part(platforms[platform].name, title === null ? text : `${title}\n\n${text}`),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}
