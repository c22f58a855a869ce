import sharp from "sharp";
import { expect, test } from "vitest";
import { loadConfig } from "../../../server/config.ts";
import { withPictures } from "../../support/added-pictures.ts";
import { fourColours } from "../../support/made-pictures.ts";
import { listening } from "../../support/listening.ts";

async function open() {
  const facet = await withPictures();
  const server = await listening(facet.services);
  return {
    ...facet,
    url: server.url,
    get: (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers }),
    put: (name: string, bytes: Uint8Array) =>
      fetch(`${server.url}/files?name=${encodeURIComponent(name)}`, { method: "PUT", body: Buffer.from(bytes) }),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
}

const sizeOf = async (answer: Response) => {
  const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  return [width, height, format];
};

test("a picture is shown in the size asked for, cropped or whole, and not sent again when it is known", async () => {
  await using facet = await open();
  const { imageId } = await facet.add("a b.tiff", await fourColours(400, 200).tiff().toBuffer());
  const path = `/images/${imageId}`;
  const whole = await facet.get(path);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "image/jpeg",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  });
  expect(whole.headers.get("content-disposition")).toBe(null);
  expect(await sizeOf(whole)).toEqual([400, 200, "jpeg"]);
  const small = await facet.get(`${path}?side=100`);
  expect(await sizeOf(small)).toEqual([100, 50, "jpeg"]);
  expect(await sizeOf(await facet.get(`${path}?side=1`))).toEqual([16, 8, "jpeg"]);
  expect(await sizeOf(await facet.get(`${path}?side=9999`))).toEqual([400, 200, "jpeg"]);
  const tag = small.headers.get("etag") ?? "";
  expect((await facet.get(`${path}?side=100`, { "if-none-match": tag })).status).toBe(304);
  await facet.as("local").images.edit({ imageId, crop: [0, 0, 0.25, 1] });
  const cropped = await facet.get(`${path}?side=100`, { "if-none-match": tag });
  expect([cropped.status, await sizeOf(cropped)]).toEqual([200, [50, 100, "jpeg"]]);
  expect(await sizeOf(await facet.get(`${path}?side=100&crop=0`))).toEqual([100, 50, "jpeg"]);
  expect((await facet.get(`${path}?side=wide`)).status).toBe(400);
});

test("a picture is saved under its name, as what it is now", async () => {
  await using facet = await open();
  const dispositionOf = async (name: string, bytes: Uint8Array) => {
    const { imageId } = await facet.add(name, bytes);
    return (await facet.get(`/images/${imageId}?download=1`)).headers.get("content-disposition");
  };
  expect(await dispositionOf("cup.webp", await fourColours().webp().toBuffer())).toBe("attachment; filename=cup.jpg");
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect width="4" height="4"/></svg>`;
  expect(await dispositionOf("logo.svg", Buffer.from(drawing))).toBe("attachment; filename=logo.png");
  expect(await dispositionOf(".heic", await fourColours().gif().toBuffer())).toBe("attachment; filename=.heic.jpg");
});

test("pictures of every kind come in over PUT /files, and none of them is a document by accident", async () => {
  await using facet = await open();
  for (const format of ["avif", "gif", "tiff"] as const) {
    const sent = await facet.put(`a.${format}`, await fourColours().toFormat(format).toBuffer());
    const { fileId, mediaType } = (await sent.json()) as { fileId: string; mediaType: string };
    expect([sent.status, mediaType]).toEqual([201, `image/${format}`]);
    await expect(facet.as("local").documents.ingest({ fileId })).rejects.toMatchObject({
      cause: { data: { code: "unsupported-file", facts: { type: format.toUpperCase() } } },
    });
    expect((await facet.as("local").images.add({ fileId })).original.format).toBe(format);
  }
  const drawing = await facet.put(
    "a.svg",
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`),
  );
  const { fileId, mediaType } = (await drawing.json()) as { fileId: string; mediaType: string };
  // To documents an SVG is the source code it was before.
  expect(mediaType).toBe("text/x-source");
  expect((await facet.as("local").images.add({ fileId })).original.format).toBe("svg");
});

test("nobody sees a picture of someone else, or without a name where names are asked for, or from another site", async () => {
  await using facet = await open();
  const { imageId } = await facet.add("a.png", await fourColours().png().toBuffer());
  const path = `/images/${imageId}`;
  expect((await facet.get(path, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await facet.get("/images/unknown")).status).toBe(404);
  Object.assign(facet.services, { config: loadConfig({ FACET_DATA: facet.folder, FACET_AUTH: "proxy-header" }) });
  expect((await facet.get(path)).status).toBe(403);
  expect((await facet.get(path, { "x-forwarded-user": "eve" })).status).toBe(404);
  expect((await facet.get(path, { "x-forwarded-user": "local" })).status).toBe(200);
});
