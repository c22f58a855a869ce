// Ideas as a table by day: each made into a post or an outline by a click, and all of them taken into a calendar.
import { For, Show, createMemo, createSignal, useContext } from "solid-js";
import type { JSX } from "solid-js";
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import type { PostIdea } from "../../../pipelines/engine/posts/post.ts";
import { SessionContext } from "../../conversation/session.ts";
import { questionOf } from "../../conversation/tree.ts";
import { usePostDesk } from "../../creator/post-desk.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import { fileNameOf, saveFile } from "../export-answer.ts";
import type { ViewProps } from "../view.ts";
import { dayAfter, ideasCsv, ideasIcs, inOrder } from "./idea-calendar.ts";
import "./ideas.css";
import { ideasOf } from "./post-values.ts";
import { creatorWords } from "./words.ts";

export default function IdeasView(props: ViewProps) {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => creatorWords(workbench).ideas;
  const ideas = createMemo(() => inOrder(ideasOf(props.outputs[0]?.value)));
  const desk = usePostDesk();
  const place = () => ({ messageId: props.messageId, postId: "ideas" });
  const first = () => {
    const kept = desk.work(place());
    return Array.isArray(kept) && typeof kept[0] === "string" ? kept[0] : "";
  };
  const question = () => session && questionOf(session.live.tree(), props.messageId);
  const mayAsk = () => !props.live && question() !== undefined && props.persona !== undefined;

  /** As the question was asked, with the idea in its place and without what was locked or seen for it. */
  async function ask(idea: PostIdea, task: "post" | "ask"): Promise<void> {
    const [asked, persona] = [question(), props.persona];
    if (!session || !asked || !persona) return;
    const said = idea.hook === "" ? `${idea.title}.` : `${idea.title}. ${idea.hook}`;
    const brief = task === "post" ? said : words().outlineWish(said);
    const { keep: _keep, grounding: _grounding, draft: _draft, ...input } = asked.input;
    const next = { ...input, brief, task, ...(task === "post" ? { platforms: [idea.platform] } : {}) };
    await session.ask(persona, next, { documentIds: asked.documentIds, imageIds: asked.imageIds });
  }

  const date = (day: number) => {
    const found = dayAfter(first(), day);
    if (found === null) return words().day(day + 1);
    const shown: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" };
    return new Date(`${found}T00:00:00Z`).toLocaleDateString(localeOf(workbench.language()), shown);
  };

  return (
    <Show when={ideas().length > 0}>
      <section class="card ideas" aria-label={words().title}>
        <header>
          <h3>{words().title}</h3>
          <span class="tiny muted">{words().count(ideas().length)}</span>
        </header>
        <table>
          <thead>
            <tr>
              <th scope="col">{words().columns.day}</th>
              <th scope="col">{words().columns.idea}</th>
              <th scope="col">{words().columns.format}</th>
              <th scope="col">{words().columns.platform}</th>
              <Show when={mayAsk()}>
                <th scope="col">
                  <span class="visually-hidden">{words().columns.act}</span>
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={ideas()}>
              {(idea) => (
                <tr>
                  <td class="idea-day">{date(idea.day)}</td>
                  <td class="idea-said" dir="auto">
                    <b>{idea.title}</b>
                    <Show when={idea.hook !== ""}>
                      <span class="muted">{idea.hook}</span>
                    </Show>
                  </td>
                  <td>{words().formats[idea.format]}</td>
                  <td>{platforms[idea.platform].name}</td>
                  <Show when={mayAsk()}>
                    <td class="idea-acts">
                      <button
                        type="button"
                        class="button small"
                        aria-label={words().makeOf(idea.title)}
                        aria-disabled={session?.sending() ?? false}
                        onClick={() => void ask(idea, "post")}
                      >
                        {words().make}
                      </button>
                      <button
                        type="button"
                        class="button small quiet"
                        aria-label={words().outlineOf(idea.title)}
                        aria-disabled={session?.sending() ?? false}
                        onClick={() => void ask(idea, "ask")}
                      >
                        {words().outline}
                      </button>
                    </td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={!props.live}>
          <Calendar
            ideas={ideas()}
            first={first()}
            onFirst={(day) => desk.keep(place(), [day])}
            question={question()?.text ?? ""}
          />
        </Show>
      </section>
    </Show>
  );
}

interface CalendarProps {
  readonly ideas: readonly PostIdea[];
  readonly first: string;
  readonly onFirst: (day: string) => void;
  /** The file is named after it. */
  readonly question: string;
}

function Calendar(props: CalendarProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench);
  const [problem, setProblem] = createSignal("");
  let field: HTMLInputElement | undefined;

  async function save(ending: "csv" | "ics"): Promise<void> {
    setProblem("");
    if (dayAfter(props.first, 0) === null) {
      setProblem(words().ideas.startMissing);
      field?.focus();
      return;
    }
    try {
      const name = fileNameOf(props.question, ending);
      // A spreadsheet takes it for its own old encoding without the mark.
      if (ending === "csv") saveFile(name, "text/csv", `\ufeff${ideasCsv(props.ideas, props.first, words().ideas)}`);
      else saveFile(name, "text/calendar", await ideasIcs(props.ideas, props.first, words().ideas));
      workbench.toast({ icon: "check", title: words().exports.done, detail: name });
    } catch (thrown) {
      setProblem(words().exports.failed(thrown instanceof Error ? thrown.message : String(thrown)));
    }
  }

  return (
    <footer class="idea-calendar">
      <label class="small">
        {words().ideas.start}
        <input
          ref={(element) => (field = element)}
          type="date"
          class="text-field"
          value={props.first}
          aria-invalid={problem() !== ""}
          onInput={(event) => {
            setProblem("");
            props.onFirst(event.currentTarget.value);
          }}
        />
      </label>
      <span class="row end">
        <button type="button" class="button small" onClick={() => void save("csv")}>
          <Icon name="download" size="xs" />
          {words().ideas.csv}
        </button>
        <button type="button" class="button small" onClick={() => void save("ics")}>
          <Icon name="download" size="xs" />
          {words().ideas.ics}
        </button>
      </span>
      <Show when={problem()}>
        <p class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          <span>{problem()}</span>
        </p>
      </Show>
    </footer>
  );
}
