// A quiz to answer one question at a time, and how it was graded.
import { Match, Show, Switch, createMemo, useContext } from "solid-js";
import type { Quiz } from "../../../../pipelines/engine/guide/quiz.ts";
import { SessionContext } from "../../../conversation/session.ts";
import { questionOf } from "../../../conversation/tree.ts";
import { usePostDesk } from "../../../creator/post-desk.ts";
import { useWorkbench } from "../../../state/workbench.ts";
import { LaterOutputs } from "../../later-outputs.ts";
import type { ViewProps } from "../../view.ts";
import { AskedQuiz } from "./AskedQuiz.tsx";
import { GradedQuiz } from "./GradedQuiz.tsx";
import { QuizList } from "./QuizList.tsx";
import { checkedIn, handedIn } from "./checked-quiz.ts";
import { quizOf, workOf } from "./quiz-values.ts";
import type { QuizWork } from "./quiz-values.ts";
import { quizWords } from "./words.ts";
import "./quiz.css";

/** Inputs that a question about a quiz takes over from the one that asked for it. */
const carried = ["depth", "sources"];

export default function QuizView(props: ViewProps) {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const later = useContext(LaterOutputs);
  const desk = usePostDesk();
  const words = () => quizWords(workbench);
  const quiz = createMemo(() => quizOf(props.outputs[0]?.value));
  const place = () => ({ messageId: props.messageId, postId: "quiz" });
  const question = () => session && questionOf(session.live.tree(), props.messageId);
  const mayAsk = () => question() !== undefined && props.persona !== undefined;
  const handed = createMemo(() =>
    session ? handedIn(session, props.messageId, quiz()) : ({ state: "open" } as const),
  );
  const gradedLater = () => {
    const found = handed();
    if (found.state === "checked") return found.quiz;
    return session ? undefined : checkedIn(later(), quiz());
  };

  async function ask(input: Readonly<Record<string, unknown>>): Promise<void> {
    const [asked, persona] = [question(), props.persona];
    if (!session || !asked || !persona) return;
    const kept = Object.entries(asked.input).filter(([key]) => carried.includes(key));
    await session.ask(persona, { ...Object.fromEntries(kept), ...input }, { documentIds: asked.documentIds });
  }

  const checkWith = ({ given }: QuizWork) => {
    const answers = quiz().items.map(({ id }) => ({ id, given: given[id] ?? null }));
    return ask({ question: words().question, action: "check", answers });
  };
  const readAgain = (node: string, number: number | null, title: string) =>
    ask({ question: words().readAgainQuestion(number, title), action: "again", node });

  return (
    <Show when={quiz().items.length > 0}>
      <Switch
        fallback={
          <AskedQuiz
            quiz={quiz()}
            work={workOf(desk.work(place()))}
            onWork={(work) => desk.keep(place(), work)}
            isWaiting={handed().state === "waiting"}
            isSending={session?.sending() ?? false}
            onCheck={(work) => void checkWith(work)}
          />
        }
      >
        <Match when={quiz().results.length > 0}>
          <GradedQuiz
            quiz={quiz()}
            outline={props.answer.outputs["outline"]}
            mayAsk={mayAsk() && session?.sending() === false}
            {...(mayAsk() ? { onReadAgain: readAgain } : {})}
          />
        </Match>
        <Match when={gradedLater()}>{(graded: () => Quiz) => <QuizList quiz={graded()} />}</Match>
        <Match when={!mayAsk()}>
          <QuizList quiz={quiz()} />
        </Match>
      </Switch>
    </Show>
  );
}
