// An id as it comes in at a door: newId's have 12 characters, imported ones may be longer, a persona's is a word.
import { z } from "zod";

export const id = z.string().min(1).max(64);
