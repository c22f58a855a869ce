// The shape of the Creator's words: what the model is asked, and the sentences code writes itself. They come from the persona.
import type { ChatTurn } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";
import type { ContextWords } from "../plan-context.ts";
import type { EmojiLevel } from "./create.ts";

export type Turns = readonly ChatTurn[];
type Both = Readonly<Record<AnswerLanguage, string>>;

/** What the writing may use, as a prompt shows it. */
export interface ShownSources {
  readonly pictures: readonly { readonly lines: readonly string[] }[];
  readonly line: string;
}

/** How a text is to sound. */
export interface Manner {
  readonly language: string;
  readonly tone: string;
  /** Sentences of the tone's rule sheet and of the voice's. */
  readonly rules: readonly string[];
  readonly example: string;
  readonly words: readonly string[];
  readonly avoid: readonly string[];
  readonly emoji: EmojiLevel;
  readonly audience: string;
  readonly goal: string;
}

export interface WriteWords {
  readonly sources: ShownSources;
  readonly wish: string;
  readonly manner: Manner;
  readonly length: readonly [number, number];
  /** Names of the fields that are wanted, in the order of the answer. */
  readonly fields: readonly string[];
  readonly captions: number;
  readonly hashtags: number;
  readonly drafts: readonly { readonly platform: string; readonly limit: number; readonly habit: string }[];
  /** Kept as it is, and known to the writer: never to be written again. */
  readonly kept: readonly { readonly field: string; readonly text: string }[];
  /** What is to be changed; null for a new post. */
  readonly before: string | null;
}

export interface CreatorWords {
  readonly context: ContextWords;
  readonly see: (values: { readonly language: string; readonly picture: ChatTurn["images"] }) => Turns;
  readonly write: (values: WriteWords) => Turns;
  readonly again: (values: { readonly problem: string }) => string;
  readonly captionSmall: (values: {
    readonly sources: ShownSources;
    readonly wish: string;
    readonly manner: Manner;
    readonly length: readonly [number, number];
    /** From 0: each variant begins in another way. */
    readonly variant: number;
    readonly before: string | null;
  }) => Turns;
  readonly tagsSmall: (values: {
    readonly caption: string;
    readonly sources: ShownSources;
    readonly count: number;
  }) => Turns;
  readonly altSmall: (values: { readonly lines: readonly string[]; readonly language: string }) => Turns;
  readonly shorten: (values: {
    readonly text: string;
    readonly platform: string;
    readonly limit: number;
    readonly language: string;
  }) => Turns;
  readonly claims: (values: { readonly sources: ShownSources; readonly texts: readonly string[] }) => Turns;
  readonly ideas: (values: {
    readonly sources: ShownSources;
    readonly wish: string;
    readonly manner: Manner;
    readonly count: number;
    readonly platforms: readonly string[];
    readonly known: readonly string[];
  }) => Turns;
  readonly ideasSmall: (values: {
    readonly wish: string;
    readonly language: string;
    readonly count: number;
    readonly known: readonly string[];
  }) => Turns;
  readonly improve: (values: { readonly draft: string; readonly wish: string; readonly manner: Manner }) => Turns;
  readonly improveSmall: (values: { readonly draft: string; readonly wish: string; readonly manner: Manner }) => Turns;
  readonly askSystem: (values: { readonly small: boolean }) => string;
  readonly asked: (values: { readonly sources: ShownSources; readonly question: string }) => string;
  readonly told: {
    readonly colours: (values: { readonly names: readonly string[] }) => Both;
    readonly format: Readonly<Record<"upright" | "wide" | "square", Both>>;
    readonly taken: (values: { readonly at: string }) => Both;
    readonly place: (values: { readonly latitude: number; readonly longitude: number }) => Both;
    readonly reads: (values: { readonly texts: readonly string[] }) => Both;
    readonly picture: Both;
    readonly reasons: Readonly<Record<"grammar" | "clarity" | "tone" | "length", Both>>;
  };
}
