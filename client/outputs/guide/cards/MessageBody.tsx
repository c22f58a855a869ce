// A message to send: to whom, about what, and its text, with the way into the person's own mail program.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Message } from "../../../../pipelines/engine/guide/card.ts";
import { cardLimits } from "../../../../pipelines/engine/guide/card-read.ts";
import { graphemeLength } from "../../../../pipelines/engine/posts/graphemes.ts";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import type { BodyProps } from "./body.ts";
import { CardText } from "./CardText.tsx";
import { mailLink, mailLinkAtMost } from "./mail-link.ts";
import { cardWords } from "./words.ts";

/** What a writer did not know and the reader fills in. */
const gap = /\[(?:…|\.\.\.|[^\]\n]{1,40})\]/g;

export function MessageBody(props: BodyProps<Message>): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench).message;
  const write = (field: "to" | "subject" | "text") =>
    props.canEdit ? (text: string) => props.onChange({ ...props.card, [field]: text }) : undefined;
  const gaps = () => `${props.card.subject}\n${props.card.text}`.match(gap)?.length ?? 0;
  const mail = () => mailLink(props.card);
  const isTooLong = () => (mail()?.length ?? 0) > mailLinkAtMost;
  return (
    <>
      <dl class="message-heads">
        <Show when={props.canEdit || props.card.to !== ""}>
          <div>
            <dt class="label">{words().to}</dt>
            <dd>
              <CardText label={words().to} text={props.card.to} most={cardLimits.short} onText={write("to")} />
            </dd>
          </div>
        </Show>
        <Show when={props.canEdit || props.card.subject !== ""}>
          <div>
            <dt class="label">{words().subject}</dt>
            <dd>
              <CardText
                label={words().subject}
                text={props.card.subject}
                most={cardLimits.short}
                onText={write("subject")}
              />
            </dd>
          </div>
        </Show>
      </dl>
      <div class="in message-text">
        <CardText
          label={words().text}
          text={props.card.text}
          most={cardLimits.message}
          onText={write("text")}
          isBlock
        />
      </div>
      <div class="card-foot">
        <span class="tiny muted">{words().count(graphemeLength(props.card.text))}</span>
        <Show when={gaps() > 0}>
          <span class="tag warn">{words().gaps(gaps())}</span>
        </Show>
        <Show when={isTooLong()}>
          <span class="tiny muted">{words().tooLong}</span>
        </Show>
        <Show when={mail() !== null && !isTooLong()}>
          <a class="button small end" href={mail() ?? ""}>
            <Icon name="open" size="xs" />
            {words().mail}
          </a>
        </Show>
      </div>
    </>
  );
}
