// What is in the pictures: by a model that sees them, else by what code can say; an edited list is used as it is given.
import { isAbort } from "../../engine/errors.ts";
import type { ImageInfo } from "../../engine/images.ts";
import type { Grounding, ImageGrounding } from "../../engine/posts/post.ts";
import { inParallel } from "../in-parallel.ts";
import { isKept } from "../pictures-in-prompt.ts";
import type { Assignment, CreatorContext, CreatorInput } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { metadataItems, readText, seenByCode, shownAs, withTexts } from "./grounding-by-code.ts";
import { seenByModel } from "./grounding-by-model.ts";

/** Pictures a model looks at, and OCR reads, at once. */
const atOnce = 3;

type Seen = ImageGrounding & { readonly failed?: true };

export async function see(
  { assignment, grounding: given }: Pick<CreatorInput, "grounding"> & { readonly assignment: Assignment },
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ grounding: Grounding | undefined }> {
  const images = context.images.list();
  const { task, line, seen } = assignment;
  if (given) return { grounding: corrected(given, images, line) };
  if (images.length === 0 && task !== "post") return { grounding: undefined };
  if (images.length === 0) return { grounding: { images: [], line } };
  if (seen)
    return {
      grounding: { images: seen.images.map((each, at) => refreshed(each, images[at], assignment, words)), line },
    };
  const sees = context.model.info.capabilities.vision;
  let done = 0;
  context.progress(done, images.length);
  const all = await inParallel(images, atOnce, async (image): Promise<Seen> => {
    const texts = await readText(image.imageId, context);
    const byCode = seenByCode(image, texts, assignment.told, words);
    const result = sees ? await lookAt(image, { texts, byCode }, { context, words, assignment }) : byCode;
    done += 1;
    context.progress(done, images.length);
    return result;
  });
  const failed = all.filter((each) => each.failed).length;
  if (!sees) note(context, "sees-nothing", { model: context.model.info.name || "–" });
  else if (failed > 0) note(context, "see-failed", { count: failed });
  return { grounding: { images: all.map(({ failed: _failed, ...each }) => each), line } };
}

async function lookAt(
  image: ImageInfo,
  { texts, byCode }: { readonly texts: Parameters<typeof withTexts>[1]; readonly byCode: ImageGrounding },
  {
    context,
    words,
    assignment,
  }: { readonly context: CreatorContext; readonly words: CreatorWords; readonly assignment: Assignment },
): Promise<Seen> {
  try {
    const items = await seenByModel(image, context, words, assignment.told);
    const named = metadataItems(image, assignment.told, words);
    return { ...shownAs(image), seenBy: "model", items: withTexts([...items, ...named], texts) };
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isAbort(thrown)) throw thrown;
    // A server that refuses the picture, or an answer that is no list: code still says what it can.
    return { ...byCode, failed: true };
  }
}

/** As the person has it, of what is shown now; but for the day and the place, where they do not keep them any more. */
function corrected(given: Grounding, images: readonly ImageInfo[], line: string): Grounding {
  const all = given.images.map(({ crop: _then, ...each }): ImageGrounding => {
    const image = images.find(({ imageId }) => imageId === each.imageId);
    if (!image) return each;
    const items = each.items.filter((item) => isKept(item, image));
    return { ...each, ...(image.crop && { crop: image.crop }), items };
  });
  return { images: all, line: given.line || line };
}

/** What was seen before, with the day and the place as the person keeps them now. */
function refreshed(
  seen: ImageGrounding,
  image: ImageInfo | undefined,
  { told }: Assignment,
  words: CreatorWords,
): ImageGrounding {
  const items = seen.items.filter(({ by, kind }) => by !== "code" || (kind !== "date" && kind !== "place"));
  return { ...seen, items: [...items, ...(image ? metadataItems(image, told, words) : [])] };
}

function note({ emit }: CreatorContext, key: string, values: Readonly<Record<string, string | number>>): void {
  emit({ type: "note", level: "info", key, values });
}
