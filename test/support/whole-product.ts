// The whole product for a file of browser tests: the built page, the real server over a stub model server, and Chromium.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { openBrowser } from "./browser.ts";
import { startFacet } from "./facet-process.ts";
import type { FacetProcess } from "./facet-process.ts";
import { builtPage } from "./page-walk.ts";
import { defaultBehaviour } from "./stub-behaviour.ts";
import type { StubBehaviour } from "./stub-behaviour.ts";
import { startStubModelServer } from "./stub-model-server.ts";
import type { StubModelServer } from "./stub-model-server.ts";

interface WholeProduct {
  /** A test that closes it puts another in its place. */
  stub: StubModelServer;
  readonly facet: FacetProcess;
  readonly browser: Browser;
}

/** Begun before the file's tests and ended after them; the model behaves as given at the beginning of each. */
export function useWholeProduct(given: Partial<StubBehaviour> = {}): WholeProduct {
  const behaviour: Partial<StubBehaviour> = { dialect: "llama-server", ...given };
  const product: { -readonly [Part in keyof WholeProduct]?: WholeProduct[Part] } = {};
  beforeAll(async () => {
    await builtPage();
    product.stub = await startStubModelServer(behaviour);
    [product.facet, product.browser] = await Promise.all([startFacet({ modelUrl: product.stub.url }), openBrowser()]);
  });
  afterAll(async () => {
    await product.browser?.close();
    await product.facet?.[Symbol.asyncDispose]();
    await product.stub?.close();
  });
  beforeEach(() => product.stub?.set({ ...defaultBehaviour, ...behaviour }));
  // Asked for inside tests alone, when all of it is there.
  return product as WholeProduct;
}
