// Reading the XML of office files: elements by name, and their text, without recursion and without entities of the file's own.
import { ElementType, parseDocument } from "htmlparser2";
import type { DomUtils } from "htmlparser2";

type XmlDocument = ReturnType<typeof parseDocument>;
export type XmlElement = NonNullable<ReturnType<typeof DomUtils.findOne>>;
export type XmlParent = XmlDocument | XmlElement;

/** An empty document where there are no bytes. */
export const parseXml = (bytes: Buffer | undefined): XmlDocument =>
  parseDocument(bytes?.toString("utf8") ?? "", { xmlMode: true });

/** Elements of this name within the node, in the order of the file; those within a found one are not looked for. */
export function elements(within: XmlParent, name: string | RegExp): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open = within.children.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!("attribs" in node)) continue;
    if (typeof name === "string" ? node.name === name : name.test(node.name)) found.push(node);
    else open.push(...node.children.toReversed());
  }
  return found;
}

/** All text within the node. */
export function textIn(within: XmlParent): string {
  let text = "";
  const open = within.children.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if ("children" in node) open.push(...node.children.toReversed());
    else if (node.type === ElementType.Text) text += node.data;
  }
  return text;
}
