// A text beside the caption: first comment or call to action.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { countComment, isOver } from "../../../pipelines/engine/posts/count.ts";
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { Skeleton } from "./CaptionField.tsx";
import { EditText } from "./EditText.tsx";
import { FlaggedText } from "./FlaggedText.tsx";
import { PostField } from "./PostField.tsx";
import type { PostModel } from "./post-model.ts";
import type { Rewriting } from "./rewriting.ts";
import { creatorWords } from "./words.ts";

/** As the server takes it (pipelines/steps/creator/creator-schemas.ts). */
const most = 4000;

interface SideFieldProps {
  readonly name: "firstComment" | "callToAction";
  readonly model: PostModel;
  readonly rewriting: Rewriting;
  readonly live: boolean;
}

export function SideField(props: SideFieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const side = () => props.model.post()[props.name];
  const tooLong = () =>
    props.name === "callToAction"
      ? []
      : props.model.platforms().flatMap((platform) => {
          const count = countComment(side().text, platform);
          return count && isOver(count)
            ? [words().tooLongComment(platforms[platform].name, count.used, count.limit)]
            : [];
        });

  return (
    <PostField
      name={props.name}
      model={props.model}
      rewriting={props.rewriting}
      text={side().text}
      isWriting={props.live && side().text === ""}
    >
      {(isEditing, end) => (
        <Show
          when={!isEditing}
          fallback={
            <EditText
              label={words().fields[props.name]}
              text={side().text}
              most={most}
              onText={(text) => props.model.edit(props.name, { [props.name]: text })}
              onEnd={end}
            />
          }
        >
          <Show
            when={side().text !== ""}
            fallback={
              <Show when={props.live} fallback={<span class="muted">{words().none}</span>}>
                <Skeleton lines={1} />
              </Show>
            }
          >
            <FlaggedText text={side().text} flags={side().flags} notes={tooLong()} />
          </Show>
        </Show>
      )}
    </PostField>
  );
}
