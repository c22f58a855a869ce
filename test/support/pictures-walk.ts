// Pictures at the page as a person handles them: made small, dropped, seen as tiles, opened in their sheet.
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { openPage as openClient } from "./page-client.ts";
import type { GivenFile } from "./documents-walk.ts";

interface MadePicture {
  readonly width?: number;
  readonly height?: number;
  readonly colour?: string;
  /** Taken in Lisbon on the first of May, with a camera that says who owns it. */
  readonly isPrivate?: boolean;
}

/** A JPEG of one colour. */
export async function picture(name: string, made: MadePicture = {}): Promise<GivenFile> {
  const { width = 640, height = 400, colour = "#a33a1c", isPrivate = false } = made;
  const image = sharp({ create: { width, height, channels: 3, background: colour } });
  const told = isPrivate
    ? image.withExif({
        IFD0: { Make: "Facet", Model: "Camera 1", Artist: "Ada Example" },
        IFD2: { DateTimeOriginal: "2026:05:01 09:12:00", BodySerialNumber: "SN-4711" },
        IFD3: {
          GPSLatitudeRef: "N",
          GPSLatitude: "38/1 42/1 30/1",
          GPSLongitudeRef: "W",
          GPSLongitude: "9/1 8/1 15/1",
        },
      })
    : image;
  return { name, mimeType: "image/jpeg", buffer: await told.jpeg().toBuffer() };
}

/** Puts a picture on the server as a page does; its id. */
export async function addPicture(url: string, { name, buffer }: GivenFile): Promise<string> {
  const stored = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: { "Content-Type": "application/octet-stream" },
    body: new Uint8Array(buffer),
  });
  const { fileId } = (await stored.json()) as { readonly fileId: string };
  const client = openClient(url);
  const { imageId } = await client.api.images.add.mutate({ fileId });
  client.close();
  return imageId;
}

/** The pictures of the next message, above the composer's field. */
export const tiles = (page: Page): Locator =>
  page.getByRole("list", { name: "Pictures of this message" }).getByRole("listitem");
export const tile = (page: Page, name: string): Locator => tiles(page).filter({ hasText: name });
export const sheet = (page: Page, name: string): Locator => page.getByRole("dialog", { name });
export const namesOf = (page: Page): Promise<readonly string[]> => tiles(page).locator("b").allTextContents();

/** A new conversation with the Creator. */
export const creatorPath = "/?persona=creator";
export const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } as const;
