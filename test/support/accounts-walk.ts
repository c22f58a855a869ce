// Accounts at the page as a person handles them: the fields of signing in, the way in, and the way out.
import type { Locator, Page } from "playwright-core";
import type { FacetProcess } from "./facet-process.ts";

export const pagePassword = "a long enough one";

export const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });
export const passwordField = (page: Page, name = "Password"): Locator => page.getByLabel(name, { exact: true });
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

/** The path of the link that the server printed, which makes the first account. */
export function firstLink({ said, url }: Pick<FacetProcess, "said" | "url">): string {
  const link = /Make the first account at (\S+)/.exec(said())?.[1] ?? "";
  if (!link.startsWith(url)) throw new Error(`The server printed no link of its own: ${link}`);
  return link.slice(url.length);
}

export async function signIn(page: Page, email: string, given = pagePassword): Promise<void> {
  await field(page, "E-mail address").fill(email);
  await passwordField(page).fill(given);
  await press(page, "Sign in");
}

/** At the foot of the rail, which must be in view. */
export async function signOut(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("button", { name: "Sign out", exact: true })
    .click();
}

/** Makes the account that a link is for, whose address it knows. */
export async function takeUp(page: Page, name: string): Promise<void> {
  await field(page, "Your name").fill(name);
  await passwordField(page).fill(pagePassword);
  await press(page, "Make the account");
}
