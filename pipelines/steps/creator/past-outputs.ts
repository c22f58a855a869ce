// What the Creator answered before, as far as it has its shape: an imported file may hold anything, and a stopped answer half of a post.
import type { Grounding, Post, PostIdea } from "../../engine/posts/post.ts";
import { grounding, idea, post } from "./creator-schemas.ts";

type Outputs = Readonly<Record<string, unknown>> | undefined;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const postsIn = (outputs: Outputs): Post[] =>
  listOf(outputs?.["posts"]).flatMap((each) => post.safeParse(each).data ?? []);

export const ideasIn = (outputs: Outputs): PostIdea[] =>
  listOf(outputs?.["ideas"]).flatMap((each) => idea.safeParse(each).data ?? []);

export const groundingIn = (outputs: Outputs): Grounding | null =>
  grounding.safeParse(outputs?.["grounding"]).data ?? null;
