// At the end of an answer: like, dislike, and a small form for what is behind it.
import { Popover } from "@kobalte/core/popover";
import { createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { failureSentence } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { sharingWords } from "../sharing/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { useFeedback } from "./feedback.ts";
import type { Said } from "./feedback.ts";
import "./feedback.css";
import { FeedbackForm } from "./FeedbackForm.tsx";

type Verdict = "like" | "dislike";

export default function FeedbackTools(props: { readonly messageId: string }): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const feedback = useFeedback();
  const words = () => sharingWords(workbench).feedback;
  const [open, setOpen] = createSignal(false);
  const [anchor, setAnchor] = createSignal<HTMLElement>();
  const said = () => feedback.of(props.messageId);

  async function say(next: Said | null): Promise<boolean> {
    const failure = await feedback.say(props.messageId, next);
    session.setProblem(
      failure === null
        ? ""
        : failureSentence(
            failure,
            workbench.language(),
            `${words().failed} ${workbench.strings().errors.offline.sentence}`,
          ),
    );
    return failure === null;
  }

  function press(verdict: Verdict): void {
    const isSecond = said()?.verdict === verdict;
    // A change of mind keeps the words, but not the labels: those say what is wrong.
    if (!isSecond) void say({ verdict, labels: [], comment: said()?.comment ?? "" });
    setOpen(isSecond || verdict === "dislike");
  }

  return (
    <Popover open={open()} onOpenChange={setOpen} anchorRef={anchor} placement="bottom-end" gutter={6}>
      <span class="verdicts" ref={setAnchor}>
        <Button verdict="like" label={words().like} isPressed={said()?.verdict === "like"} onPress={press} />
        <Button verdict="dislike" label={words().dislike} isPressed={said()?.verdict === "dislike"} onPress={press} />
      </span>
      <Popover.Portal>
        <Popover.Content
          class="menu feedback-form"
          aria-label={words().title}
          onCloseAutoFocus={(event) => {
            // What opened it is no trigger of the form's own.
            event.preventDefault();
            const given = anchor()?.querySelector<HTMLElement>("[aria-pressed=true]");
            (given ?? anchor()?.querySelector("button"))?.focus();
          }}
        >
          <FeedbackForm
            messageId={props.messageId}
            said={said()}
            onSay={async (next) => {
              if (!(await say(next))) return;
              setOpen(false);
              if (next) workbench.toast({ icon: "check", title: words().saved });
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}

function Button(props: {
  readonly verdict: Verdict;
  readonly label: string;
  readonly isPressed: boolean;
  readonly onPress: (verdict: Verdict) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button small verdict"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.isPressed}
      onClick={() => props.onPress(props.verdict)}
    >
      <Icon name={props.verdict} size="s" />
    </button>
  );
}
