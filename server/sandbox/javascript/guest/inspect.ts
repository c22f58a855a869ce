// A value as text, as Node's util.inspect writes it where that is common: nested to a depth, cut where long, circles named.

interface InspectOptions {
  readonly depth?: number | null;
}

const lineWidth = 72;
const itemsAtMost = 100;
const textAtMost = 10_000;
const stringify = JSON.stringify;

export function inspect(value: unknown, { depth = 2 }: InspectOptions = {}): string {
  return show(value, depth ?? 1000, [], "");
}

/** As console.log joins its values: `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O` and `%%` in the first where it is a string. */
export function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== "string") return values.map(plain).join(" ");
  const text = first.replace(/%([sdifjoOc%])/g, (all, kind: string) => {
    if (kind === "%") return rest.length > 0 ? "%" : all;
    if (rest.length === 0) return all;
    const value = rest.shift();
    if (kind === "s") return typeof value === "object" && value !== null ? inspect(value, { depth: 0 }) : String(value);
    if (kind === "d") return typeof value === "bigint" ? `${value}n` : String(Number(value));
    if (kind === "i") return String(Number.parseInt(String(value), 10));
    if (kind === "f") return String(Number.parseFloat(String(value)));
    if (kind === "j") return stringify(value);
    return kind === "c" ? "" : inspect(value, { depth: 4 });
  });
  return [text, ...rest.map(plain)].join(" ");
}

const plain = (value: unknown): string => (typeof value === "string" ? value : inspect(value));

function show(value: unknown, depth: number, above: readonly object[], indent: string): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return called(value);
  if (value === null || typeof value !== "object") return Object.is(value, -0) ? "-0" : String(value);
  if (above.includes(value)) return "[Circular *1]";
  const name = classOf(value);
  if (value instanceof Error) return errorText(value, depth, above, indent);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return "Promise { … }";
  if (value instanceof WeakMap || value instanceof WeakSet) return `${name} { <items unknown> }`;
  if (depth < 0) return Array.isArray(value) ? "[Array]" : `[${name === "" ? "Object: null prototype" : name}]`;
  const inner = (each: unknown): string => show(each, depth - 1, [...above, value], `${indent}  `);
  const fields = fieldsOf(value, inner);
  if (Array.isArray(value)) {
    const prefix = name === "Array" ? "" : `${name}(${value.length}) `;
    return around(`${prefix}[`, [...listed(value, inner), ...fields], "]", indent);
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const items = value as unknown as ArrayLike<unknown>;
    return around(`${name}(${items.length}) [`, listed(items, inner), "]", indent);
  }
  if (value instanceof Set)
    return around(`${name}(${value.size}) {`, [...listed([...value], inner), ...fields], "}", indent);
  if (value instanceof Map) {
    const entries = [...value].slice(0, itemsAtMost).map(([key, each]) => `${inner(key)} => ${inner(each)}`);
    return around(`${name}(${value.size}) {`, [...entries, ...more(value.size), ...fields], "}", indent);
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return `[${name}: ${show(value.valueOf(), 0, [], "")}]`;
  const prefix = name === "Object" ? "" : `${name === "" ? "[Object: null prototype]" : name} `;
  return around(`${prefix}{`, fields, "}", indent);
}

function listed(items: ArrayLike<unknown>, inner: (each: unknown) => string): string[] {
  const shown: string[] = [];
  for (let at = 0; at < Math.min(items.length, itemsAtMost); at += 1)
    shown.push(at in items ? inner(items[at]) : "<empty>");
  return [...shown, ...more(items.length)];
}

const more = (length: number): string[] =>
  length > itemsAtMost ? [`... ${length - itemsAtMost} more item${length === itemsAtMost + 1 ? "" : "s"}`] : [];

function fieldsOf(value: object, inner: (each: unknown) => string): string[] {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const keys = Reflect.ownKeys(value).filter((key) => {
    const described = Reflect.getOwnPropertyDescriptor(value, key);
    return described?.enumerable === true && !(isList && typeof key === "string" && /^\d+$/.test(key));
  });
  return keys.slice(0, itemsAtMost).map((key) => {
    const field = Reflect.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
    const shown = field.get
      ? field.set
        ? "[Getter/Setter]"
        : "[Getter]"
      : field.set
        ? "[Setter]"
        : inner(field.value);
    const written = typeof key === "symbol" ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
    return `${written}: ${shown}`;
  });
}

function around(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  const line = `${open} ${parts.join(", ")} ${close}`;
  if (line.length <= lineWidth && !line.includes("\n")) return line;
  return `${open}\n${indent}  ${parts.join(`,\n${indent}  `)}\n${indent}${close}`;
}

function errorText(error: Error, depth: number, above: readonly object[], indent: string): string {
  const stack = typeof error.stack === "string" ? error.stack.trimEnd() : "";
  const lines = stack.split("\n").filter((line) => line !== "" && !line.includes("facet:"));
  const fields = depth < 0 ? [] : fieldsOf(error, (each) => show(each, depth - 1, [...above, error], `${indent}  `));
  const text = [`${error.name}: ${error.message}`, ...lines].join(`\n${indent}`);
  return fields.length > 0 ? `${text} ${around("{", fields, "}", indent)}` : text;
}

function quote(text: string): string {
  const cut =
    text.length > textAtMost ? `${text.slice(0, textAtMost)}... ${text.length - textAtMost} more characters` : text;
  const body = stringify(cut).slice(1, -1).replaceAll('\\"', '"');
  if (!cut.includes("'")) return `'${body}'`;
  return cut.includes('"') ? `'${body.replaceAll("'", "\\'")}'` : `"${body}"`;
}

function called(value: { readonly name?: unknown; readonly toString: () => string }): string {
  const name = typeof value.name === "string" ? value.name : "";
  const isClass = String(value).startsWith("class");
  return isClass
    ? `[class ${name === "" ? "(anonymous)" : name}]`
    : `[Function${name === "" ? " (anonymous)" : `: ${name}`}]`;
}

/** "" for an object without a prototype. */
function classOf(value: object): string {
  for (let each: unknown = value; each !== null && each !== undefined; each = Reflect.getPrototypeOf(each as object)) {
    const maker: unknown = Reflect.getOwnPropertyDescriptor(each as object, "constructor")?.value;
    if (typeof maker === "function" && maker.name !== "") return maker.name;
  }
  return "";
}
