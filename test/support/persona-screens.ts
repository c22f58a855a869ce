// What a person reads of each persona, all on one tall page: every kind of answer it gives, the hand-off between two, and its panel.
import type { Browser } from "playwright-core";
import type { AnsweredServer, MadeAnswer } from "./answered.ts";
import { charted, cited, compared, refused } from "./cited-answer.ts";
import { developed, explained, written } from "./developed-answer.ts";
import { cardAnswer, madeCards } from "./made-cards.ts";
import { ideasAnswer, improvedAnswer, postAnswer } from "./made-posts.ts";
import { gradedQuiz, quizAnswer } from "./made-quiz.ts";
import { openPage } from "./page-walk.ts";
import type { PageWalk, WalkOptions } from "./page-walk.ts";
import { addPicture, picture } from "./pictures-walk.ts";
import { opened, second, third } from "./told-path.ts";

export const screenNames = ["researcher", "developer", "creator", "guide"] as const;
export type ScreenName = (typeof screenNames)[number];

/** Pixels: so tall that no answer waits to come near the view before it is drawn. */
export const tall = 9000;

/** Each is given by the one before it, so that the first of them is handed over to. */
async function answersOf(name: ScreenName, server: AnsweredServer): Promise<readonly MadeAnswer[]> {
  switch (name) {
    case "researcher":
      return [opened, refused, compared, charted, cited];
    case "developer":
      return [cited, explained, written, developed];
    case "creator":
      return [cited, ideasAnswer, improvedAnswer, postAnswer([await addPicture(server.url, await picture("cup.jpg"))])];
    case "guide":
      return [
        ...Object.values(madeCards).map((card) => cardAnswer(card)),
        quizAnswer(),
        quizAnswer(gradedQuiz),
        opened,
        second,
        third,
      ];
  }
}

/** Opens the persona's panel from its last answer, unless it is open. */
async function openPanel({ page, answer }: PageWalk, name: ScreenName): Promise<void> {
  const opener = {
    researcher: answer.locator(".prose button.cite").nth(2),
    developer: answer.locator(".finding").first(),
    creator: answer.getByRole("button", { name: /^(?:Preview|Vorschau)$/ }),
    guide: page.locator("button.head-path"),
  }[name];
  await opener.waitFor();
  if ((await page.locator("#panel").count()) === 0) await opener.click();
  await page.locator("#panel").waitFor();
}

/** Everything of it is drawn, and at a desk its panel is open beside it. */
export async function openScreen(
  browser: Browser,
  server: AnsweredServer,
  name: ScreenName,
  options: WalkOptions = {},
): Promise<PageWalk> {
  const path = await server.talk(await answersOf(name, server));
  const viewport = { width: 1440, height: tall };
  const walk = await openPage(browser, server.url, { viewport, reducedMotion: "reduce", ...options, path });
  await walk.ended();
  const { page, answers } = walk;
  await answers.first().locator(".prose, .layer-title").first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  if (name === "researcher") await page.locator(".chart-place :is(svg, canvas)").first().waitFor();
  await openPanel(walk, name);
  return walk;
}
