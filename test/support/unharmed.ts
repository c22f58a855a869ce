// What must not be found in a page that showed hostile texts: anything that ran, opened, loaded, or waits for a click to do so.
import type { Page } from "playwright-core";
import { strangersName } from "./hostile-host.ts";

/** Moves over, focuses and looks through everything that is there; what of it could do harm, or did. */
export async function harmIn(page: Page): Promise<readonly string[]> {
  const found = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate((stranger) => {
          const all = [...document.querySelectorAll<HTMLElement>("body *")];
          for (const each of all) each.dispatchEvent(new Event("pointerover", { bubbles: true }));
          const left = all.flatMap((element) => [
            ...element
              .getAttributeNames()
              .filter((name) => name.startsWith("on"))
              .map((name) => `${element.tagName} has ${name}`),
            ...["src", "srcset", "action", "formaction", "data", "poster", "background", "ping"].flatMap((name) => {
              const value = element.getAttribute(name) ?? "";
              return value.includes(stranger) || /^\s*(?:javascript|vbscript):/i.test(value)
                ? [`${element.tagName} loads ${value}`]
                : [];
            }),
            ...(element instanceof HTMLAnchorElement &&
            !/^(?:#|$)/.test(element.getAttribute("href") ?? "") &&
            !/^(?:https?|mailto|blob|):/.test(element.protocol)
              ? [`link to ${element.href}`]
              : []),
            ...(element instanceof HTMLIFrameElement && !element.sandbox.contains("allow-scripts") && element.src !== ""
              ? [`frame of ${element.src}`]
              : []),
            ...(element instanceof HTMLIFrameElement && element.hasAttribute("srcdoc") ? ["frame with contents"] : []),
          ]);
          const { harmed } = window as { readonly harmed?: number };
          return [...new Set(left), ...(harmed === undefined ? [] : [`a script ran ${harmed} times`])];
        }, strangersName)
        // A frame that went away meanwhile did no harm.
        .catch(() => []),
    ),
  );
  return found.flat();
}
