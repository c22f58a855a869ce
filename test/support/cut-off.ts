// What of a page cannot be read where it is narrow or its letters stand wide: reaching out of the window, cut off, or over its own edge.
import type { Page } from "playwright-core";

/** What reaches out of the window sideways, and is not inside something that scrolls by itself. */
export function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const excused = (element: Element) => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, textOverflow, clipPath, position } = getComputedStyle(at);
        if (at !== element && (overflowX === "auto" || overflowX === "scroll" || textOverflow === "ellipsis"))
          return !at.matches(".column, .scroll");
        if (clipPath !== "none" && position === "absolute") return true;
        if (at.matches("[aria-hidden=true], .skip, .katex-mathml")) return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width: wide, height } = element.getBoundingClientRect();
      return wide > 0 && height > 0 && (right > width + 1 || left < -1) && !excused(element);
    });
    const told = out.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
    return document.documentElement.scrollWidth > width ? ["the whole page scrolls sideways", ...told] : told;
  });
}

/** Line, letter and word spacing as WCAG 1.4.12 lets a reader set them. */
export async function spaceOut(page: Page): Promise<void> {
  await page.addStyleTag({
    content:
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
  });
}

/** Words of which a part is hidden without a sign of it, and words that stand over the edge of their button or mark. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const told = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    const unseen = "[aria-hidden=true], .visually-hidden, .skip, svg, .katex-mathml";
    const found = [...document.body.querySelectorAll<HTMLElement>("*")].filter((element) => {
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
      if (clientWidth < 2 || element.closest(unseen) || (element.textContent ?? "").trim() === "") return false;
      const style = getComputedStyle(element);
      if (style.clipPath.startsWith("inset")) return false;
      const isMark = element.matches("button, .tag, .chip, label");
      const hides = (overflow: string) =>
        overflow === "hidden" || overflow === "clip" || (isMark && overflow === "visible");
      // A hit area may be larger than what is seen of it.
      const slack = isMark ? 4 : 1;
      const isWide = hides(style.overflowX) && scrollWidth > clientWidth + slack && style.textOverflow !== "ellipsis";
      const isHigh = hides(style.overflowY) && scrollHeight > clientHeight + slack && style.webkitLineClamp === "none";
      return isWide || (isHigh && style.textOverflow !== "ellipsis");
    });
    return found.map(told);
  });
}
