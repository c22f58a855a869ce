// One picture in full: cropped and given its focus, with what was removed from it, and the cleaned one to keep.
import { createSignal, Show, untrack } from "solid-js";
import type { JSX } from "solid-js";
import type { CropBox, ImageInfo, Point } from "../../pipelines/engine/images.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { CropArea } from "./CropArea.tsx";
import { CropControls } from "./CropControls.tsx";
import type { Tool } from "./CropControls.tsx";
import { cropOf, pointWithin, ratioOf, shapeOf, wholeBox } from "./crop-box.ts";
import "./picture-sheet.css";
import { downloadUrl } from "./picture-url.ts";
import { PictureFacts } from "./PictureFacts.tsx";
import { imageWords } from "./words.ts";

interface PictureSheetProps {
  readonly image: ImageInfo;
  readonly onClose: () => void;
  /** It was asked about already: what changes holds from now on. */
  readonly isAsked?: boolean;
}

export default function PictureSheet(props: PictureSheetProps): JSX.Element {
  const workbench = useWorkbench();
  const { images } = useSession();
  const all = () => imageWords(workbench);
  const words = () => all().sheet;
  const begin = untrack(() => props.image);
  const [box, setBox] = createSignal<CropBox>(begin.crop ?? wholeBox);
  const [focus, setFocus] = createSignal<Point | null>(begin.focus);
  const [keep, setKeep] = createSignal(begin.keep);
  const [tool, setTool] = createSignal<Tool>("crop");
  const [ratio, setRatio] = createSignal(begin.crop ? ratioOf(begin.crop, begin) : "free");
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [busy, setBusy] = createSignal(false);
  const shownFocus = (): Point => {
    const [left, top, width, height] = box();
    return focus() ?? { x: left + width / 2, y: top + height / 2 };
  };

  async function save(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setFailure(null);
    const [at, now] = [focus(), box()];
    const crop = cropOf(now);
    try {
      const edited = await api.images.edit.mutate({
        imageId: begin.imageId,
        crop: crop && [...crop],
        focus: at && pointWithin(at, now),
        keep: keep(),
      });
      // Closed first: with the changed picture the sheet would be drawn anew, and what opened it forgotten.
      props.onClose();
      images.put(edited);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet open onClose={props.onClose} title={begin.name} class="dialog picture-sheet">
      <button
        type="button"
        class="icon-button small close-dialog"
        aria-label={words().close}
        onClick={() => props.onClose()}
      >
        <Icon name="close" size="s" />
      </button>
      <p class="tiny muted">
        {all().size(begin.width, begin.height)}, {all().bytes(begin.bytes)}
      </p>
      <div class="picture-parts">
        <div>
          <CropArea
            image={begin}
            tool={tool()}
            box={box()}
            shape={shapeOf(ratio(), begin)}
            focus={shownFocus()}
            onBox={setBox}
            onFocus={setFocus}
          />
          <CropControls
            image={begin}
            tool={tool()}
            onTool={setTool}
            ratio={ratio()}
            onRatio={setRatio}
            box={box()}
            onBox={setBox}
            onFocus={setFocus}
          />
        </div>
        <PictureFacts image={begin} keep={keep()} onKeep={setKeep} />
      </div>
      <FailureLine failure={failure()} />
      <Show when={props.isAsked}>
        <p class="tiny muted">{words().heldLater}</p>
      </Show>
      <div class="actions">
        <a class="button" href={downloadUrl(begin.imageId)} download="">
          <Icon name="download" size="s" />
          {words().download}
        </a>
        <button type="button" class="button" onClick={() => props.onClose()}>
          {words().cancel}
        </button>
        <button type="button" class="button primary" aria-busy={busy()} onClick={() => void save()}>
          {words().save}
        </button>
      </div>
    </Sheet>
  );
}
