// The property that tells the members of a union apart, where there is one.
import ts from "typescript-6";

interface Discriminated {
  readonly property: string;
  /** Its value in each member. */
  readonly values: readonly string[];
}

/** Null where no property has another text in each member. */
export function discriminated(checker: ts.TypeChecker, members: readonly ts.Type[]): Discriminated | null {
  const [first, ...others] = members;
  if (!first || others.length === 0 || members.some((each) => (each.flags & ts.TypeFlags.Object) === 0)) return null;
  for (const { name } of checker.getPropertiesOfType(first)) {
    const values = members.flatMap((each) => {
      const property = checker.getPropertyOfType(each, name);
      const type = property && checker.getTypeOfSymbol(property);
      return type?.isStringLiteral() ? [type.value] : [];
    });
    if (values.length === members.length && new Set(values).size === values.length) return { property: name, values };
  }
  return null;
}
