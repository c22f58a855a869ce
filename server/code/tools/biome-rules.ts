// How much each rule of Biome weighs. Rules: https://biomejs.dev/linter/, Biome 2.5, 2026-11.
import type { CodeFile, FindingCategory, Severity } from "../../../pipelines/engine/code.ts";

interface Judgement {
  readonly severity: Severity;
  readonly category: FindingCategory;
}

const groups: Readonly<Record<string, Judgement>> = {
  correctness: { severity: "warning", category: "bug" },
  suspicious: { severity: "warning", category: "bug" },
  security: { severity: "warning", category: "security" },
  performance: { severity: "info", category: "performance" },
  complexity: { severity: "info", category: "style" },
  style: { severity: "info", category: "style" },
  a11y: { severity: "info", category: "style" },
};

const info: Judgement = { severity: "info", category: "style" };
const error: Judgement = { severity: "error", category: "bug" };

const rules: Readonly<Record<string, Judgement | null>> = {
  noConstAssign: error,
  noUndeclaredVariables: error,
  noInvalidConstructorSuper: error,
  noSetterReturn: error,
  noUnsafeFinally: error,
  noClassAssign: error,
  noImportAssign: error,
  noInvalidUseBeforeDeclaration: error,
  // Taste, or a habit of older code.
  noDoubleEquals: info,
  noVar: info,
  noExplicitAny: info,
  noUnusedVariables: info,
  noUnusedImports: info,
  noUnusedFunctionParameters: null,
  noUnusedLabels: info,
  noUnusedPrivateClassMembers: info,
  noInnerDeclarations: info,
  noRedundantUseStrict: info,
  noImplicitAnyLet: info,
  noConfusingVoidType: info,
  noConsole: null,
  noAssignInExpressions: info,
  noPrototypeBuiltins: info,
  noArrayIndexKey: info,
  noEmptyBlock: info,
  noEmptyBlockStatements: info,
  noControlCharactersInRegex: info,
  useIterableCallbackReturn: { severity: "warning", category: "bug" },
  noGlobalIsNan: { severity: "info", category: "bug" },
  noGlobalIsFinite: { severity: "info", category: "bug" },
  useParseIntRadix: info,
  noShadowRestrictedNames: info,
  noSwitchDeclarations: { severity: "info", category: "bug" },
  noFallthroughSwitchClause: { severity: "warning", category: "bug" },
  noDebugger: { severity: "warning", category: "bug" },
  noAccumulatingSpread: { severity: "warning", category: "performance" },
  useExhaustiveDependencies: { severity: "info", category: "bug" },
  noDescendingSpecificity: info,
  noImportantStyles: info,
  noUnknownTypeSelector: info,
};

interface Marked {
  readonly file: CodeFile;
  readonly start: number;
  readonly end: number;
}

/** Null where it is not worth a word. */
export function judgeBiome(group: string, rule: string, { file, start }: Marked): Judgement | null {
  // What stands at the top of a piece of code is used by the rest of the program.
  if (rule === "noUnusedVariables" && isAtTop(file.text, start)) return null;
  const known = rules[rule];
  return known === undefined ? (groups[group] ?? null) : known;
}

function isAtTop(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return /^(?:export |async |default |declare |abstract )*(?:function\*?|const|let|var|class|interface|type|enum|namespace)\s/.test(
    line,
  );
}
