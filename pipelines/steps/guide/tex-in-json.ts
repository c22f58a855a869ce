// Formulas inside JSON that is still being written: models write `\frac` where JSON wants `\\frac`.

/** After a backslash these letters mean something to JSON, and begin a command of TeX just as well. */
const commands =
  /^(?:b(?:ar|eta|egin|ig|inom|oldsymbol|ullet|mod|ot)|f(?:rac|orall|lat)|n(?:abla|eq?\b|u\b|ot\b|ewline)|r(?:ho|ight|angle|ceil|floor)|t(?:heta|imes|ext|an|au|o\b|op|ilde|frac|riangle))/;
/** Characters behind a backslash that tell which of both it is. */
const lookAhead = 12;

/** Hands pieces on with each TeX command's backslash doubled; call it with no piece at the end. */
export function texInJson(feed: (piece: string) => void): (piece?: string) => void {
  let held = "";
  return (piece) => {
    held += piece ?? "";
    const isEnd = piece === undefined;
    let ready = "";
    while (held !== "") {
      const at = held.indexOf("\\");
      if (at < 0) {
        ready += held;
        held = "";
        break;
      }
      ready += held.slice(0, at);
      held = held.slice(at);
      if (held.length < lookAhead && !isEnd) break;
      const next = held[1] ?? "";
      const isPlain = next === "" || '"\\/'.includes(next) || (/^u[0-9a-f]{4}/i.test(held.slice(1)) as boolean);
      const isEscape = "bfnrt".includes(next) && next !== "" && !commands.test(held.slice(1));
      ready += isPlain || isEscape ? held.slice(0, 2) : `\\\\${next}`;
      held = held.slice(2);
    }
    if (ready !== "") feed(ready);
  };
}
