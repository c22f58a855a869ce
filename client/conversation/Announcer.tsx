// Tells screen readers, once each: an answer that ended, an error, a new place in the queue. Never single words.
import { createEffect, createMemo, createSignal, on } from "solid-js";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { useWorkbench } from "../state/workbench.ts";
import { useSession } from "./session.ts";
import { fill, personaName, wordsOf } from "./words.ts";

/** A longer answer is announced with its beginning; the rest is there to read (characters). */
const longest = 500;

export function Announcer() {
  const workbench = useWorkbench();
  const { live } = useSession();
  const [said, setSaid] = createSignal("");

  createEffect(
    on(
      live.ended,
      (ended) => {
        if (!ended) return;
        const { answer } = ended.live;
        const { said: sentences } = wordsOf(workbench);
        const known = workbench.personaById(answer.persona?.id ?? "");
        const persona = personaName(workbench, known);
        if (answer.status === "stopped") setSaid(fill(sentences.stopped, { persona }));
        else if (answer.error)
          setSaid(fill(sentences.failed, { persona, reason: errorSentence(answer.error, workbench.language()) }));
        // Fetched now: before the first answer there is nothing to put into words.
        else
          void import("./answer-text.ts")
            .then(({ plainText }) => plainText(answer, known, workbench.language()).slice(0, longest))
            // That it ended is told also where the words cannot be had.
            .catch(() => "")
            .then((text) => setSaid(fill(sentences.answered, { persona, text })));
      },
      { defer: true },
    ),
  );

  const place = createMemo(() => {
    const active = live.active();
    const { answer } = active ? live.live(active.runId) : {};
    return answer?.status === "queued" ? answer.queue?.position : undefined;
  });
  createEffect(
    on(place, (position) => position !== undefined && setSaid(fill(wordsOf(workbench).said.queued, { position })), {
      defer: true,
    }),
  );

  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said()}
    </div>
  );
}
