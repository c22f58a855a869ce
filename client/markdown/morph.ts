// Changes only what differs between the nodes on the page and the new ones, so that a selection or a scrolled table stays.

/** Makes the children of `parent` equal to those of `next`. Elements that draw themselves (formulas, code) keep their inside. */
export function morphChildren(parent: Node, next: Node): void {
  const wanted = [...next.childNodes];
  for (const [index, node] of wanted.entries()) {
    const now = parent.childNodes[index];
    if (!now) parent.appendChild(node);
    else if (!morphNode(now, node)) parent.replaceChild(node, now);
  }
  while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
}

function morphNode(now: Node, next: Node): boolean {
  if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName) return false;
  if (now instanceof Text && next instanceof Text) {
    if (now.data === next.data) return true;
    // Appending keeps a selection that ends inside the text.
    if (next.data.startsWith(now.data)) now.appendData(next.data.slice(now.data.length));
    else now.data = next.data;
    return true;
  }
  if (!(now instanceof HTMLElement) || !(next instanceof HTMLElement)) return false;
  if (now.dataset["drawn"] !== undefined) return now.dataset["drawn"] === next.textContent;
  morphAttributes(now, next);
  morphChildren(now, next);
  return true;
}

function morphAttributes(now: Element, next: Element): void {
  // Names first: removing while walking the live list would skip one.
  for (const name of now.getAttributeNames()) {
    if (!next.hasAttribute(name)) now.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
}
