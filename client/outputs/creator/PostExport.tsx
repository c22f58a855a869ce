// Takes a post out of Facet: JSON, a table, text, the cleaned pictures, or all of it to the clipboard.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Show, useContext } from "solid-js";
import type { JSX } from "solid-js";
import type { ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { copyText } from "../../conversation/copy-text.ts";
import { SessionContext } from "../../conversation/session.ts";
import { Icon } from "../../icons.tsx";
import { downloadUrl } from "../../images/picture-url.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { fileNameOf, saveFile } from "../export-answer.ts";
import type { PostModel } from "./post-model.ts";
import { postCsv, postJson, postText } from "./post-export.ts";
import type { ExportedPost } from "./post-export.ts";
import { creatorWords } from "./words.ts";

interface PostExportProps {
  readonly model: PostModel;
  readonly seen: readonly ImageGrounding[];
  /** Its place among the answer's posts. */
  readonly at: number;
  readonly of: number;
}

/** Milliseconds between two downloads: browsers drop all but the first of many at once. */
const between = 400;

export function PostExport(props: PostExportProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => creatorWords(workbench);
  const known = () =>
    props.model.post().imageIds.filter((imageId) => session && session.images.infos().get(imageId) !== null);
  const exported = (): ExportedPost => ({
    post: props.model.post(),
    captionId: props.model.caption()?.captionId,
    versions: props.model.versions(),
    pictures: props.model
      .post()
      .imageIds.map(
        (imageId, at) =>
          session?.images.infos().get(imageId)?.name ??
          props.seen.find((image) => image.imageId === imageId)?.name ??
          words().post.picture(at + 1),
      ),
    number: props.at + 1,
  });

  function save(ending: string, type: string, text: string): void {
    const start = props.model.caption()?.text.split(/\s+/).slice(0, 8).join(" ") ?? "";
    const name = fileNameOf(`${props.of > 1 ? `${props.at + 1} ` : ""}${start}`, ending);
    saveFile(name, type, text);
    workbench.toast({ icon: "check", title: words().exports.done, detail: name });
  }

  function pictures(): void {
    for (const [at, imageId] of known().entries())
      setTimeout(() => {
        const link = document.createElement("a");
        link.href = downloadUrl(imageId);
        link.download = "";
        link.click();
      }, at * between);
  }

  async function copyAll(): Promise<void> {
    const done = await copyText(postText(exported(), words()));
    workbench.toast({ icon: done ? "check" : "warning", title: done ? words().copied : words().notCopied });
  }

  return (
    <DropdownMenu gutter={4} placement="bottom-end">
      <DropdownMenu.Trigger class="icon-button small" aria-label={words().exports.label} title={words().exports.label}>
        <Icon name="download" size="s" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu" aria-label={words().exports.label}>
          <DropdownMenu.Item onSelect={() => void copyAll()}>{words().exports.copyAll}</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => save("txt", "text/plain", postText(exported(), words()))}>
            {words().exports.text}
          </DropdownMenu.Item>
          {/* A spreadsheet takes it for its own old encoding without the mark. */}
          <DropdownMenu.Item onSelect={() => save("csv", "text/csv", `\ufeff${postCsv(exported(), words().exports)}`)}>
            {words().exports.csv}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => save("json", "application/json", postJson(exported()))}>
            {words().exports.json}
          </DropdownMenu.Item>
          <Show when={known().length > 0}>
            <DropdownMenu.Item onSelect={pictures}>
              {known().length === 1 ? words().exports.picture : words().exports.pictures}
            </DropdownMenu.Item>
          </Show>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
