// Writes a type out as TypeScript that needs no import: named types of the project become declarations, everything of the language itself stays a name.
import ts from "typescript-6";

export interface TypePrinter {
  readonly print: (type: ts.Type) => string;
  /** The declarations that the printed types name, as far as they are known now. */
  readonly declarations: () => readonly string[];
}

/** One printer for one file of declarations: a type has one name in it. `taken` are names that are declared beside them. */
export function openTypePrinter(
  checker: ts.TypeChecker,
  isOfLanguage: IsOfLanguage,
  taken: readonly string[],
): TypePrinter {
  const names = new Map<ts.Type, string>();
  const used = new Set(taken);
  const declared: string[] = [];

  const print = (type: ts.Type): string => {
    const known = names.get(type);
    if (known !== undefined) return known;
    const name = nameOf(type);
    if (name === null) return structure(type);
    names.set(type, name);
    used.add(name);
    declared.push(`export type ${name} = ${structure(type)};`);
    return name;
  };

  /** Null where it is written in place: the language's own, what has type arguments, and what is no object. */
  const nameOf = (type: ts.Type): string | null => {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (!symbol || (type.aliasTypeArguments?.length ?? 0) > 0 || isPlain(type)) return null;
    if (!type.aliasSymbol && !(type.flags & ts.TypeFlags.Object && symbol.flags & ts.SymbolFlags.Interface))
      return null;
    if (!type.aliasSymbol && checker.getTypeArguments(type as ts.TypeReference).length > 0) return null;
    if (isOfLanguage(symbol)) return null;
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? symbol.name : `${symbol.name}${number}`;
      if (!used.has(name)) return name;
    }
  };

  const structure = (type: ts.Type): string => {
    if (isPlain(type)) return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    if (type.isUnion()) return union(type.types);
    if (type.isIntersection() && checker.getPropertiesOfType(type).length === 0)
      return type.types.map((each) => wrapped(print(each))).join(" & ");
    if (type.flags & ts.TypeFlags.TemplateLiteral) return checker.typeToString(type);
    if (checker.isArrayType(type)) return list(type);
    if (checker.isTupleType(type)) return tuple(type as ts.TupleTypeReference);
    const symbol = type.getSymbol();
    if (symbol && !type.isIntersection() && isOfLanguage(symbol) && symbol.name !== "__type")
      return reference(type, symbol);
    return members(type);
  };

  const union = (types: readonly ts.Type[]): string => {
    const parts = types.map(print);
    const both = ["true", "false"];
    const whole = both.every((each) => parts.includes(each))
      ? ["boolean", ...parts.filter((each) => !both.includes(each))]
      : parts;
    return whole.map(wrapped).join(" | ");
  };

  const list = (type: ts.Type): string => {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    const text = `${wrapped(item ? print(item) : "unknown")}[]`;
    return type.getSymbol()?.name === "ReadonlyArray" ? `readonly ${text}` : text;
  };

  const tuple = (type: ts.TupleTypeReference): string => {
    const { elementFlags, readonly } = type.target;
    const items = checker.getTypeArguments(type).map((item, index) => {
      const flags = elementFlags[index] ?? ts.ElementFlags.Required;
      if (flags & ts.ElementFlags.Rest) return `...${wrapped(print(item))}[]`;
      return `${wrapped(print(item))}${flags & ts.ElementFlags.Optional ? "?" : ""}`;
    });
    return `${readonly ? "readonly " : ""}[${items.join(", ")}]`;
  };

  const reference = (type: ts.Type, symbol: ts.Symbol): string => {
    const given = checker.getTypeArguments(type as ts.TypeReference);
    return given.length === 0 ? symbol.name : `${symbol.name}<${given.map(print).join(", ")}>`;
  };

  const members = (type: ts.Type): string => {
    const calls = type.getCallSignatures().map((each) => signature(each));
    const properties = checker.getPropertiesOfType(type);
    const [only] = calls;
    if (only !== undefined && calls.length === 1 && properties.length === 0) return only.replace("): ", ") => ");
    const indexes = checker
      .getIndexInfosOfType(type)
      .map((each) => `${each.isReadonly ? "readonly " : ""}[key: ${print(each.keyType)}]: ${print(each.type)};`);
    const all = [...calls.map((each) => `${each};`), ...indexes, ...properties.map((each) => property(each))];
    return all.length === 0 ? "{}" : `{\n${all.join("\n")}\n}`;
  };

  const property = (symbol: ts.Symbol): string => {
    const type = checker.getTypeOfSymbol(symbol);
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const name = /^[A-Za-z_$][\w$]*$/.test(symbol.name) ? symbol.name : JSON.stringify(symbol.name);
    const given = type.isUnion() ? type.types.filter((each) => !(each.flags & ts.TypeFlags.Undefined)) : [type];
    const text = optional ? `${union(given)} | undefined` : print(type);
    const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return `${comment === "" ? "" : `/** ${comment} */\n`}${isReadonly(symbol) ? "readonly " : ""}${name}${optional ? "?" : ""}: ${text};`;
  };

  const signature = (each: ts.Signature): string => {
    const parameters = each.getParameters().map((parameter) => {
      const type = checker.getTypeOfSymbol(parameter);
      const declaration = parameter.valueDeclaration;
      const optional = declaration && ts.isParameter(declaration) && checker.isOptionalParameter(declaration);
      return `${parameter.name}${optional ? "?" : ""}: ${print(type)}`;
    });
    return `(${parameters.join(", ")}): ${print(each.getReturnType())}`;
  };

  return { print, declarations: () => declared };
}

type IsOfLanguage = (symbol: ts.Symbol) => boolean;

/** What stands for itself: primitives, literals, any and unknown. */
function isPlain({ flags }: ts.Type): boolean {
  const plain = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.Void;
  const primitive =
    ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike;
  const other = ts.TypeFlags.ESSymbolLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.NonPrimitive;
  return (flags & (plain | primitive | other)) !== 0 && (flags & ts.TypeFlags.Union) === 0;
}

function isReadonly(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  return declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0;
}

/** In brackets where a union, a function or a `readonly` list would run into what stands beside it. */
function wrapped(text: string): string {
  return /^readonly | \| | => | & /.test(text) && !/^\{[\s\S]*\}$|^[\w$]+$|^"[^"]*"$/.test(text) ? `(${text})` : text;
}
