// The hashtags of a post: how many reach far and how many near, edited as one line.
import { Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import { Skeleton } from "./CaptionField.tsx";
import { EditText } from "./EditText.tsx";
import { hashtagsFrom, lineOf } from "./hashtag-line.ts";
import { PostField } from "./PostField.tsx";
import type { PostModel } from "./post-model.ts";
import type { Rewriting } from "./rewriting.ts";
import { creatorWords } from "./words.ts";

/** Characters of the line, and tags the server takes. */
const most = { line: 4000, tags: 60 };

interface HashtagFieldProps {
  readonly model: PostModel;
  readonly rewriting: Rewriting;
  readonly live: boolean;
}

export function HashtagField(props: HashtagFieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const hashtags = () => props.model.post().hashtags;
  const reach = (wanted: "broad" | "niche") => hashtags().filter((each) => each.reach === wanted).length;

  return (
    <PostField
      name="hashtags"
      model={props.model}
      rewriting={props.rewriting}
      text={lineOf(hashtags())}
      isWriting={props.live && hashtags().length === 0}
    >
      {(isEditing, end) => (
        <Show
          when={!isEditing}
          fallback={
            <HashtagEditor
              model={props.model}
              onEnd={end}
              label={words().fields.hashtags}
              refused={(list) => words().refused(list)}
            />
          }
        >
          <Show
            when={hashtags().length > 0}
            fallback={
              <Show when={props.live} fallback={<span class="muted">{words().none}</span>}>
                <Skeleton lines={1} />
              </Show>
            }
          >
            <p class="hash-line accent" dir="auto">
              {lineOf(hashtags())}
            </p>
            <p class="tiny faint">{words().reach(reach("broad"), reach("niche"))}</p>
          </Show>
        </Show>
      )}
    </PostField>
  );
}

interface HashtagEditorProps {
  readonly model: PostModel;
  readonly label: string;
  readonly refused: (list: string) => string;
  readonly onEnd: () => void;
}

function HashtagEditor(props: HashtagEditorProps): JSX.Element {
  const before = props.model.written().hashtags;
  // What is typed stays as it is typed: a half written tag is no tag yet.
  const [line, setLine] = createSignal(lineOf(props.model.post().hashtags));
  const read = () => hashtagsFrom(line(), before);
  return (
    <>
      <EditText
        label={props.label}
        text={line()}
        most={most.line}
        onText={(text) => {
          setLine(text);
          props.model.edit("hashtags", { hashtags: read().hashtags.slice(0, most.tags) });
        }}
        onEnd={props.onEnd}
      />
      <Show when={read().refused.length > 0}>
        <p class="hint wrong" role="status">
          {props.refused(read().refused.join(" "))}
        </p>
      </Show>
    </>
  );
}
