// The words a voice is learned with, put together for the server.
import { voice } from "../../prompts/creator.ts";
import type { VoiceWords } from "../steps/creator/learn-voice.ts";

export const voiceWords: VoiceWords = { voice };
