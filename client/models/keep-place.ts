// What a person has just used stays under the pointer, however tall the advice above it becomes.

/** Makes the change, and scrolls by as much as it moved the element. */
export function keepPlace(element: Element, change: () => void): void {
  const before = element.getBoundingClientRect().top;
  change();
  element.closest(".scroll")?.scrollBy(0, element.getBoundingClientRect().top - before);
}
