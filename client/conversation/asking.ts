// Asking: a question, one side by side, one anew with other words; and what waits, here or at the server.
import { createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import type { CataloguePersona, Question, StartedRun } from "../../server/api.ts";
import type { ConversationFiles } from "../documents/conversation-files.ts";
import type { ConversationImages } from "../images/conversation-images.ts";
import type { NewMemory } from "../memory/new-memory.ts";
import type { Workbench } from "../state/workbench.ts";
import { isActive } from "./active-answers.ts";
import type { Draft } from "./draft.ts";
import type { DraftStorage, Input } from "./drafts.ts";
import { foreignInput } from "./fitting-input.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { mainText } from "./main-text.ts";
import { createOutbox } from "./outbox.ts";
import type { Beside, Unsent } from "./outbox.ts";
import type { Problem } from "./problem.ts";
import { sendUnsent } from "./send-unsent.ts";
import { createSending } from "./sending.ts";
import { startBeside, startPersona } from "./start-persona.ts";
import type { Stopping } from "./stopping.ts";
import { questionOf } from "./tree.ts";
import type { Asked } from "./tree.ts";
import { waitingFrom } from "./waiting.ts";
import { wordsOf } from "./words.ts";

/** What a question is about, and who answers it besides. */
export interface About {
  /** Without: those chosen in the composer. */
  readonly documentIds?: readonly string[] | undefined;
  /** Without: the pictures before it stay in sight. */
  readonly imageIds?: readonly string[] | undefined;
  /** A second persona or model that answers at once. */
  readonly beside?: Beside | undefined;
}

export interface Asking {
  readonly unsent: Accessor<readonly Unsent[]>;
  /** True while a question is on its way to the server. */
  readonly sending: Accessor<boolean>;
  /** Grows with each question asked here: the view goes to its end. */
  readonly asked: Accessor<number>;
  readonly ask: (persona: CataloguePersona, input: Input, about?: About) => Promise<boolean>;
  /** Asks with other words, as a version beside the question; in its place where it still waits. Its own persona and pictures unless others are named. */
  readonly edit: (
    questionId: string,
    input: Input,
    persona?: CataloguePersona,
    imageIds?: readonly string[],
  ) => Promise<boolean>;
  readonly retry: (answerId: string, model?: string) => Promise<boolean>;
  readonly takeUnsent: (id: string) => void;
}

interface AskingWays {
  readonly workbench: Workbench;
  readonly live: LiveConversation;
  readonly files: ConversationFiles;
  readonly images: ConversationImages;
  readonly draft: Draft;
  readonly problem: Problem;
  readonly stopping: Stopping;
  readonly newMemory: NewMemory;
  readonly storage: DraftStorage | undefined;
  readonly focusComposer: () => void;
  /** A question has gone out. */
  readonly onAsked: () => void;
}

/** What the first of several waiting questions becomes. */
interface FirstAnew {
  readonly by: CataloguePersona;
  readonly input: Input;
  readonly imageIds: readonly string[];
}

export function createAsking(ways: AskingWays): Asking {
  const { workbench, live, files, images, draft, problem, stopping, newMemory } = ways;
  const outbox = createOutbox(ways.storage);
  addEventListener("storage", outbox.onStorage);
  onCleanup(() => removeEventListener("storage", outbox.onStorage));
  const { sending, sendOnce } = createSending(problem);
  const [asked, setAsked] = createSignal(0);
  /** The conversation of the question that went out last. */
  let went: string | null = null;
  const words = () => wordsOf(workbench);
  const unsent = () => outbox.all().filter((each) => each.conversationId === live.id());

  async function run(
    call: () => Promise<StartedRun>,
    persona: CataloguePersona,
    input: Input,
    place: Pick<Asked, "parentId" | "documentIds" | "imageIds" | "beside">,
  ): Promise<StartedRun> {
    const by = { id: persona.id, version: persona.version };
    const isNew = live.id() === null;
    const named = async () => {
      const started = await call();
      if (isNew) draft.setBegun(started.conversationId);
      return started;
    };
    try {
      const started = await live.begin(named, { ...place, persona: by, input, text: mainText(persona, input) });
      if (isNew) {
        newMemory.begun();
        files.begun(started.conversationId, place.documentIds);
        images.begun(started.conversationId);
      }
      went = started.conversationId;
      ways.onAsked();
      setAsked((times) => times + 1);
      return started;
    } finally {
      draft.setBegun(null);
    }
  }

  async function ask(persona: CataloguePersona, input: Input, about: About = {}): Promise<boolean> {
    const { documentIds = files.toAsk(persona), imageIds = [], beside } = about;
    if (sending()) return false;
    const conversationId = live.id();
    if (!workbench.online()) {
      const kept = { id: crypto.randomUUID(), conversationId, personaId: persona.id, input, documentIds, imageIds };
      images.detach(imageIds);
      outbox.put(beside ? { ...kept, beside } : kept);
      return true;
    }
    const parentId = live.tree().path.at(-1) ?? null;
    // Before the conversation is here only the server knows where it goes on.
    const goesOn = live.phase() === "ready" ? { parentId } : {};
    const place = {
      documentIds,
      imageIds,
      ...(conversationId === null ? { remembers: newMemory.remembers() } : { conversationId, ...goesOn }),
    };
    const sent = files.going();
    const call = () =>
      beside
        ? startBeside([{ personaId: persona.id, input }, beside], place)
        : startPersona(persona.id, { input, ...place });
    return sendOnce(async () => {
      const asked = { parentId, documentIds, imageIds, ...(beside ? { beside: beside.personaId } : {}) };
      await run(call, persona, input, asked);
      sent();
      images.sent(imageIds);
    }, words().notSent);
  }

  /** A branch beside a message. */
  function branch(
    question: Pick<Question, "parentId" | "documentIds" | "imageIds">,
    call: () => Promise<StartedRun>,
    persona: CataloguePersona,
    input: Input,
  ) {
    return sendOnce(() => run(call, persona, input, question), words().notDone);
  }

  /** The questions that wait are stopped and asked again in their order, the first with other words. */
  async function askWaitingAnew(waiting: readonly Question[], first: FirstAnew) {
    const anew = waiting.flatMap((question, at) => {
      const persona = at === 0 ? first.by : workbench.personaById(question.persona.id);
      if (!persona) return [];
      const { conversationId, documentIds } = question;
      const { input, imageIds } = at === 0 ? first : question;
      const by = { id: crypto.randomUUID(), conversationId, personaId: persona.id };
      return [{ persona, unsent: { ...by, input, documentIds, imageIds } }];
    });
    // Kept on this device until the server has them: a page that is closed in between loses none.
    for (const each of anew) outbox.put(each.unsent);
    const stopped = await stopping.stopAll(waiting.toReversed(), words().notDone);
    if (stopped < waiting.length) {
      for (const each of anew.slice(0, waiting.length - stopped)) outbox.take(each.unsent.id);
      return false;
    }
    let parentId = waiting[0]?.parentId ?? null;
    const done = await sendOnce(async () => {
      for (const { persona, unsent: kept } of anew) {
        const { conversationId, input, documentIds, imageIds } = kept;
        // Left in the outbox, it goes out where its conversation is open again.
        if (live.id() !== conversationId) return;
        const place = { parentId, documentIds, imageIds };
        const call = () => startPersona(persona.id, { input, conversationId, ...place });
        const { answerId } = await run(call, persona, input, place);
        parentId = answerId;
        outbox.take(kept.id);
      }
    }, words().notSent);
    if (done) return true;
    for (const { persona, unsent: kept } of anew.toReversed())
      if (outbox.take(kept.id)) draft.putBack(persona, kept.input, kept.imageIds, kept.conversationId);
    return true;
  }

  async function send(each: Unsent): Promise<string | null | undefined> {
    const persona = workbench.personaById(each.personaId);
    if (!persona || !outbox.take(each.id)) return undefined;
    const from = live.id();
    // A file that waited beside the first question has become a document meanwhile.
    const documentIds = each.conversationId === null ? files.toAsk(persona) : each.documentIds;
    if (await ask(persona, each.input, { ...each, documentIds })) return went;
    draft.putBack(persona, each.input, each.imageIds, from);
    return undefined;
  }

  createEffect(
    on(
      [workbench.online, live.phase, files.moving],
      ([online, phase, moving]) =>
        online &&
        !moving &&
        (phase === "ready" || phase === "new") &&
        void sendUnsent(untrack(unsent), { open: live.id, send }),
    ),
  );

  return {
    unsent,
    sending,
    asked,
    ask,
    async edit(questionId, input, named, given) {
      const question = questionOf(live.tree(), questionId);
      const persona = named ?? (question && workbench.personaById(question.persona.id));
      if (!question || !persona || sending()) return false;
      const waiting = waitingFrom(live.tree(), questionId, (runId) => isActive(live.live(runId)));
      const imageIds = given ?? question.imageIds;
      if (waiting.length > 0) return askWaitingAnew(waiting, { by: persona, input, imageIds });
      const request = { messageId: questionId, input: { ...input }, persona: persona.id, imageIds: [...imageIds] };
      return branch({ ...question, imageIds }, () => api.messages.edit.mutate(request), persona, input);
    },
    async retry(answerId, model) {
      const question = questionOf(live.tree(), answerId);
      const persona = question && workbench.personaById(question.persona.id);
      if (!question || !persona) return false;
      const request = model === undefined ? { messageId: answerId } : { messageId: answerId, model };
      return branch(question, () => api.messages.retry.mutate(request), persona, question.input);
    },
    takeUnsent(id) {
      const found = outbox.all().find((each) => each.id === id);
      const isTaken = outbox.take(id);
      if (!found || !isTaken) return;
      const known = workbench.personaById(found.personaId);
      const persona = known ?? workbench.persona();
      draft.putBack(persona, known ? found.input : foreignInput(persona, found.input), found.imageIds);
      ways.focusComposer();
    },
  };
}
