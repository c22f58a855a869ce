// The words of memory, put together for steps and server: how what was kept stands in a prompt, and what work behind an answer asks a model.
import { facts, recalled, shortened, summarised, summary, title } from "../../prompts/memory.ts";
import { pictureNotes } from "../../prompts/pictures.ts";
import type { MemoryWords } from "../steps/memory-schemas.ts";
import type { ContextWords } from "../steps/plan-context.ts";

export const contextWords: ContextWords = { pictureNotes, recalled, shortened, summarised };
export const memoryWords: MemoryWords = { facts, summary, title };
