// voices.*: how someone writes, learned from their posts and kept for the next ones.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { askingOf } from "../../pipelines/engine/chat.ts";
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import type { VoiceSheet } from "../../pipelines/engine/posts/post.ts";
import { voiceSheet } from "../../pipelines/steps/creator/creator-schemas.ts";
import { learnVoice, voiceLimits } from "../../pipelines/steps/creator/learn-voice.ts";
import { voiceWords } from "../../pipelines/voices/words.ts";
import { id } from "../id.ts";
import type { Services } from "../trpc.ts";
import { ownedProcedure, router } from "../trpc.ts";

const settingsKey = "creator.voices";

const samples = z.array(z.string().trim().min(1).max(voiceLimits.sampleCharacters)).min(1).max(voiceLimits.samples);

export const voicesRouter = router({
  /** The voices that are kept, by name. */
  list: ownedProcedure.query(({ ctx: { services, owner } }) => ({ voices: voicesOf(services, owner) })),
  /** Learns how someone writes from their posts. Gives the sheet and keeps nothing: a person reads and edits it first. */
  learn: ownedProcedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(80), samples }))
    .mutation(async ({ ctx: { services, key }, input, signal = new AbortController().signal }) => {
      if (key) await services.keys.countQuestion(key, "creator");
      const asking = await largeModel(services, signal);
      return learnVoice({ voiceId: randomUUID(), ...input }, asking, voiceWords);
    }),
  /** Keeps a voice. Adds it, or replaces the one with its id. */
  save: ownedProcedure
    .input(z.strictObject({ voice: voiceSheet }))
    .mutation(({ ctx: { services, owner }, input: { voice } }) => {
      const others = voicesOf(services, owner).filter(({ voiceId }) => voiceId !== voice.voiceId);
      if (others.length >= voiceLimits.voices)
        throw new FacetError("conflict", { reason: "too-many-voices", limit: voiceLimits.voices });
      services.store.settings.set(owner, settingsKey, [...others, voice]);
      return voice;
    }),
  /** Forgets a voice. */
  remove: ownedProcedure.input(z.strictObject({ voiceId: id })).mutation(({ ctx: { services, owner }, input }) => {
    const voices = voicesOf(services, owner);
    const others = voices.filter(({ voiceId }) => voiceId !== input.voiceId);
    if (others.length === voices.length) throw new FacetError("not-found", { what: "voice" });
    services.store.settings.set(owner, settingsKey, others);
    return { removed: true };
  }),
});

function voicesOf({ store }: Pick<Services, "store">, owner: string): VoiceSheet[] {
  const kept = z
    .array(z.unknown())
    .catch([])
    .parse(store.settings.get(owner, settingsKey) ?? []);
  // One that an older Facet wrote in another shape costs itself, not the others.
  const voices = kept.flatMap((each) => voiceSheet.safeParse(each).data ?? []);
  return voices.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** A small model's rules would be guesses; without one, code's measures are enough. */
async function largeModel({ models }: Pick<Services, "models">, signal: AbortSignal) {
  try {
    const model = await models.open(null, signal);
    return model.info.tier === "large" ? askingOf(model, signal) : null;
  } catch (thrown) {
    const { code } = toFacetError(thrown).data;
    if (code === "model-missing" || code === "model-unreachable") return null;
    throw thrown;
  }
}
