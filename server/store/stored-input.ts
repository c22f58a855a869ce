// The JSON a question's input is kept as: the field that is the message's own text is not kept twice, and a run has its question's input unless it has another.
type Values = Readonly<Record<string, unknown>>;

/** A field whose value is the text, and the values with null in its place. */
type WithText = readonly [textOf: string, values: Values];

/** Of a run, in place of its input: that of its question. */
export const asQuestion = "";

export function storedInput(input: Values, text: string): string {
  const textOf = text === "" ? undefined : Object.keys(input).find((key) => input[key] === text);
  return JSON.stringify(textOf === undefined ? input : ([textOf, { ...input, [textOf]: null }] satisfies WithText));
}

/** `text` is that of the question's message. */
export function readInput(stored: string | null, text: string): Values {
  const read = JSON.parse(stored ?? "{}") as Values | WithText;
  if (!isWithText(read)) return read;
  const [textOf, values] = read;
  return { ...values, [textOf]: text };
}

const isWithText = (read: Values | WithText): read is WithText => Array.isArray(read);

/** A field of a stored input, in SQL. */
export const inputField = (column: string, field: string): string =>
  `coalesce(${column} -> '$.${field}', ${column} -> '$[1].${field}')`;
