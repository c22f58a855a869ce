// The Creator's writing step: posts, ideas, an improved draft or an answer, as the brief wants.
import type { Improvement, Post, PostIdea } from "../../engine/posts/post.ts";
import type { CreatorContext } from "./create.ts";
import { askPicture } from "./ask-picture.ts";
import type { CreatorWords } from "./creator-words.ts";
import { findIdeas } from "./find-ideas.ts";
import { improveDraft } from "./improve-draft.ts";
import { writePosts } from "./write-posts.ts";
import type { ToWrite } from "./write-posts.ts";

interface Written {
  readonly answer?: string;
  readonly posts: Post[];
  readonly ideas?: PostIdea[];
  readonly improvement?: Improvement;
}

export async function createStep(input: ToWrite, context: CreatorContext, words: CreatorWords): Promise<Written> {
  switch (input.assignment.task) {
    case "post":
      return writePosts(input, context, words);
    case "ideas":
      return { posts: [], ...(await findIdeas(input, context, words)) };
    case "improve":
      return { posts: [], ...(await improveDraft(input, context, words)) };
    case "ask":
      return { posts: [], ...(await askPicture(input, context, words)) };
  }
}
