// Finds the JSON objects in a text that is still being written, each as soon as its last brace is there.

/** Feed it pieces; it calls back with each object, inner ones before the one around them. Words between objects are passed over. */
export function jsonObjects(onObject: (value: unknown) => void): (piece: string) => void {
  let text = "";
  let at = 0;
  let inString = false;
  let escaped = false;
  const open: number[] = [];
  const close = () => {
    const start = open.pop();
    if (start === undefined) return;
    const value = parsed(text.slice(start, at + 1));
    if (value !== undefined) onObject(value);
  };
  return (piece) => {
    text += piece;
    for (; at < text.length; at += 1) {
      const character = text[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (character === "\\") escaped = true;
        // No string of JSON holds a bare line end: it was a quotation mark of the words around.
        else if (character === '"' || character === "\n") inString = false;
      } else if (character === '"' && open.length > 0) inString = true;
      else if (character === "{") open.push(at);
      else if (character === "}") close();
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
