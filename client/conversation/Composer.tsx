// Where the next message is written: it asks the chosen persona, and stops what is running.
import { Show, createEffect, createMemo, on, onMount } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { Input } from "./drafts.ts";
import { InputForm } from "./InputForm.tsx";
import { mainText, withMainText } from "./main-text.ts";
import { useSession } from "./session.ts";
import { fill, wordsOf } from "./words.ts";

export function Composer() {
  const workbench = useWorkbench();
  const session = useSession();
  const { live } = session;
  const words = () => wordsOf(workbench);
  const persona = workbench.persona;
  const text = () => mainText(persona(), session.input());
  const active = createMemo(() => live.active() !== undefined);
  let field: HTMLTextAreaElement | undefined;

  const placeholder = () => {
    if (!workbench.online()) return words().keepWriting;
    if (active()) return words().waitItsTurn;
    const own = persona().inputs[0]?.placeholder;
    return own ? workbench.local(own) : undefined;
  };

  onMount(() => session.onFocusComposer(() => field?.focus()));
  // A keyboard that covers half a phone's screen comes only when asked for.
  const hasKeyboard = window.matchMedia("(hover: hover)").matches;
  createEffect(on(workbench.conversationId, () => hasKeyboard && field?.focus({ preventScroll: true })));

  /** The field is empty at once; words that could not be sent come back in front of what was typed since. */
  async function send(input: Input): Promise<void> {
    if (session.sending()) return;
    const asked = persona();
    session.setInput(withMainText(asked, input, ""));
    if (!(await session.ask(asked, input))) session.putBack(asked, input);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowUp" || text() !== "" || event.isComposing) return;
    const last = live.tree().path.findLast((id) => live.tree().nodes.get(id)?.role === "user");
    if (last === undefined || active()) return;
    event.preventDefault();
    session.setEditing(last);
  }

  const model = workbench.selectedModel;
  const under = () => {
    const chosen = model();
    if (active() || live.phase() !== "new" || !chosen || chosen.state === "missing") return undefined;
    const host = chosen.server ? hostOf(chosen.server.url) : "";
    return chosen.server && !isLoopback(host)
      ? fill(words().runsAt, { model: chosen.name, host })
      : fill(words().runsHere, { model: chosen.name });
  };

  return (
    <>
      <InputForm
        persona={persona()}
        input={session.input()}
        onInput={(input) => {
          session.setProblem("");
          session.setInput(input);
        }}
        onSend={(input) => void send(input)}
        placeholder={placeholder()}
        label={words().message}
        problem={session.problem()}
        onKey={onKey}
        onField={(element) => (field = element)}
      >
        {(submit) => (
          <>
            <Show when={active()}>
              <button
                type="button"
                class="send stop"
                aria-label={words().stop}
                title={words().stop}
                onClick={() => void session.stop()}
              >
                <Icon name="stop" size="s" />
              </button>
            </Show>
            <Show when={!active() || text().trim() !== ""}>
              <button
                type="button"
                class="send"
                aria-label={words().send}
                title={words().send}
                aria-disabled={session.sending()}
                onClick={submit}
              >
                <Icon name="up" size="s" />
              </button>
            </Show>
          </>
        )}
      </InputForm>
      <div class="under">
        <Show when={active()} fallback={<span>{under()}</span>}>
          <span>
            <kbd>Esc</kbd> {words().escStops}
          </span>
        </Show>
      </div>
    </>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
