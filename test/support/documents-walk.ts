// Documents at the page as a person handles them: chosen, dropped, seen as chips, in the panel and in the viewer.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const oddPdf = (name: string): Buffer => readFileSync(new URL(`../data/pdf-odd/${name}`, import.meta.url));

export const pdfFile = (name: string, bytes: Buffer): GivenFile => ({
  name,
  mimeType: "application/pdf",
  buffer: bytes,
});

export const textFile = (name: string, text: string): GivenFile => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

/** The files of the next message, above the composer's field. */
export const chips = (page: Page): Locator =>
  page.getByRole("list", { name: "Files of the next message" }).getByRole("listitem");
export const chip = (page: Page, name: string): Locator => chips(page).filter({ hasText: name });

export const documentsPanel = (page: Page): Locator => page.getByRole("complementary", { name: "Documents" });

/** A document in the panel or the library. */
export const documentRow = (page: Page, name: string): Locator => page.locator(".doc-rows > li", { hasText: name });

/** Chooses files as with the button of the paper clip. */
export async function pick(page: Page, files: readonly GivenFile[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add files" }).first().click(),
  ]);
  await chooser.setFiles([...files]);
}

/** What a drag over the page and its end do; Chromium lets no test drag from outside. */
export async function drag(page: Page, type: "dragover" | "drop", files: readonly GivenFile[]): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  await page
    .locator(".screen")
    .first()
    .evaluate(
      (screen, [kind, all]) => {
        const dataTransfer = new DataTransfer();
        for (const { name, mimeType, base64 } of all) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
        }
        screen.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [type, sent] as const,
    );
}

export async function ready(page: Page, name: string): Promise<void> {
  await chip(page, name).getByText("ready", { exact: true }).waitFor();
}
