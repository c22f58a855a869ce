// Has a post written anew: asks the question again with what is locked, and with what is in its pictures as the answer has it.
import { useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona } from "../../../server/api.ts";
import type { Grounding } from "../../../pipelines/engine/posts/post.ts";
import { SessionContext } from "../../conversation/session.ts";
import { questionOf } from "../../conversation/tree.ts";
import type { PostDesk } from "../../creator/post-desk.ts";
import { groundingOf } from "./grounding-edit.ts";
import type { PostModel } from "./post-model.ts";
import { fieldNames, keptOf } from "./post-work.ts";
import type { FieldName } from "./post-work.ts";

export interface Rewriting {
  /** False on a shared page, and where the persona knows no locks. */
  readonly isThere: Accessor<boolean>;
  readonly busy: Accessor<boolean>;
  /** All that is not locked. */
  readonly rest: () => Promise<void>;
  /** One field; the others stay as they are. */
  readonly field: (name: FieldName) => Promise<void>;
}

interface Parts {
  readonly desk: Pick<PostDesk, "follow">;
  readonly model: PostModel;
  readonly persona: Accessor<CataloguePersona | undefined>;
  readonly messageId: () => string;
  readonly outputs: () => Readonly<Record<string, unknown>>;
  /** More than one: then the others are left out. */
  readonly isOneOfMany: () => boolean;
}

export function createRewriting({ desk, model, persona, messageId, outputs, isOneOfMany }: Parts): Rewriting {
  // None on a shared page: there is nothing to ask there.
  const session = useContext(SessionContext);
  const question = () => session && questionOf(session.live.tree(), messageId());
  const takes = (key: string) => persona()?.inputs.some((field) => field.key === key) ?? false;

  async function ask(kept: readonly FieldName[]): Promise<void> {
    const [asked, by] = [question(), persona()];
    if (!session || !asked || !by) return;
    const { imageIds } = model.post();
    const seen = groundingOf(outputs()["grounding"]);
    const about: Grounding = isOneOfMany()
      ? { ...seen, images: seen.images.filter((image) => imageIds.includes(image.imageId)) }
      : seen;
    const input = {
      ...asked.input,
      task: "post",
      platforms: model.platforms(),
      ...(isOneOfMany() ? { batch: "together" } : {}),
      keep: keptOf(model.post(), model.caption(), kept),
      // Without what was seen nothing says what the post is about: it is looked at again.
      ...(outputs()["grounding"] === undefined ? { grounding: undefined } : { grounding: about }),
    };
    const known = Object.fromEntries(Object.entries(input).filter(([key, value]) => takes(key) && value !== undefined));
    const sent = await session.ask(by, known, {
      documentIds: asked.documentIds,
      imageIds: isOneOfMany() ? imageIds : asked.imageIds,
    });
    if (sent) desk.follow();
  }

  return {
    isThere: () => question() !== undefined && takes("keep"),
    busy: () => session?.sending() ?? false,
    rest: () => ask(model.locked()),
    field: (name) => ask(fieldNames.filter((each) => each !== name)),
  };
}
