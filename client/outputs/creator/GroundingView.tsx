// What is in the pictures: each with its numbered points, how sure they are, and a way to put them right and write anew.
import { For, Show, createEffect, createMemo, createSignal, useContext } from "solid-js";
import type { ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { SessionContext } from "../../conversation/session.ts";
import { questionOf } from "../../conversation/tree.ts";
import { Icon } from "../../icons.tsx";
import { imageWords } from "../../images/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import { GroundingEditor } from "./GroundingEditor.tsx";
import { absentIn, groundingOf, tidied } from "./grounding-edit.ts";
import { GroundingList } from "./GroundingList.tsx";
import { GroundingPhoto } from "./GroundingPhoto.tsx";
import "./grounding.css";
import { isRepeated } from "./repeated-grounding.ts";

/** The input a corrected list goes to. */
const key = "grounding";

export default function GroundingView(props: ViewProps) {
  const workbench = useWorkbench();
  // None on a shared page: there is nothing to ask there.
  const session = useContext(SessionContext);
  const all = () => imageWords(workbench);
  const words = () => all().seen;
  const grounding = createMemo(() => groundingOf(props.outputs[0]?.value));
  const [draft, setDraft] = createSignal<ReturnType<typeof grounding> | null>(null);
  const [folded, setFolded] = createSignal(
    session !== undefined && isRepeated(session.live, props.messageId, props.outputs[0]?.key ?? key),
  );
  createEffect(
    () => session && workbench.online() && session.images.look(grounding().images.map((each) => each.imageId)),
  );

  const info = (imageId: string) => session?.images.infos().get(imageId);
  const isBlind = () => grounding().images.some(({ seenBy }) => seenBy === "code");
  const isCorrected = () => grounding().images.some(({ items }) => items.some(({ by }) => by === "person"));
  const model = () => workbench.models().find(({ modelId }) => modelId === props.answer.model)?.name;
  const question = () => session && questionOf(session.live.tree(), props.messageId);
  const mayEdit = () =>
    !props.live && question() !== undefined && (props.persona?.inputs.some((field) => field.key === key) ?? false);
  const removed = () => {
    const kinds = grounding().images.flatMap(({ imageId }) => info(imageId)?.facts.removed ?? []);
    return [...new Set(kinds)]
      .filter((kind) => ["location", "serial", "owner", "camera"].includes(kind))
      .map((kind) => all().sheet.kinds[kind]);
  };
  const absent = () => absentIn(grounding());
  const closing = () =>
    [absent() && words().none[absent() ?? "both"], removed().length > 0 && words().cleared(removed().join(", "))]
      .filter(Boolean)
      .join(" ");

  const photo = (image: ImageGrounding) => (
    <GroundingPhoto grounding={image} image={info(image.imageId)} isShared={session === undefined} />
  );

  async function rewrite(): Promise<void> {
    const [asked, edited, persona] = [question(), draft(), props.persona];
    if (!session || !asked || !edited || !persona) return;
    const input = { ...asked.input, [key]: tidied(edited) };
    const { documentIds, imageIds } = asked;
    if (await session.ask(persona, input, { documentIds, imageIds })) setDraft(null);
  }

  return (
    <Show when={grounding().images.length > 0}>
      <section class="card" aria-label={words().title}>
        <header>
          <h3>{grounding().images.length > 1 ? words().titleMany : words().title}</h3>
          <span class="tiny muted">{words().rule}</span>
          <Show when={isCorrected()}>
            <span class="tag mine">{words().changed}</span>
          </Show>
          <Show when={draft() === null}>
            <span class="end row">
              <Show when={folded()}>
                <button type="button" class="button small quiet" aria-expanded={false} onClick={() => setFolded(false)}>
                  {words().show}
                </button>
              </Show>
              <Show when={!folded() && mayEdit()}>
                <button type="button" class="button small quiet" onClick={() => setDraft(grounding())}>
                  <Icon name="edit" size="xs" />
                  {words().edit}
                </button>
              </Show>
            </span>
          </Show>
        </header>
        <Show when={!folded()}>
          <Show when={isBlind()}>
            <p class="seen-by small">
              <Icon name="info" size="s" />
              <span>{model() === undefined ? words().noModel : words().byCode(model() ?? "")}</span>
            </p>
          </Show>
          <Show
            when={draft()}
            fallback={
              <For each={grounding().images}>
                {(image) => (
                  <div class="in seen">
                    {photo(image)}
                    <GroundingList
                      grounding={image}
                      name={grounding().images.length > 1 ? image.name : undefined}
                      closing={image === grounding().images.at(-1) ? closing() : ""}
                      live={props.live}
                    />
                  </div>
                )}
              </For>
            }
          >
            {(edited) => (
              <GroundingEditor
                grounding={edited()}
                onGrounding={setDraft}
                onCancel={() => setDraft(null)}
                onRewrite={() => void rewrite()}
                photo={photo}
                busy={session?.sending() ?? false}
                problem={session?.problem() ?? ""}
              />
            )}
          </Show>
        </Show>
      </section>
    </Show>
  );
}
