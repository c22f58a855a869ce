// Code at the page as a person handles it: pasted, seen as chips, written in the editor, read in the panel.
import type { Locator, Page } from "playwright-core";

/** Where a message to the Developer is begun. */
export const developer = "/?persona=developer";

/** Pastes into what has the focus, as a browser tells of it. */
export async function paste(into: Locator, text: string): Promise<void> {
  await into.evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The code of the next message, above the composer's field. */
export const codeChips = (page: Page): Locator =>
  page.getByRole("list", { name: /^(?:Code of this message|Code dieser Nachricht)$/ }).getByRole("listitem");
export const codeChip = (page: Page, name: string): Locator => codeChips(page).filter({ hasText: name });

export const codeDialog = (page: Page): Locator =>
  page.getByRole("dialog", { name: /^(?:Code of this message|Code dieser Nachricht)$/ });

/** The editor in the dialog or the panel, when it is there. */
export const editorIn = (place: Locator): Locator => place.locator(".cm-content");

export const codePanel = (page: Page): Locator => page.locator(".panel");

/** The code as its lines stand there. */
export async function linesOf(place: Locator): Promise<readonly string[]> {
  return editorIn(place).locator(".cm-line").allTextContents();
}
