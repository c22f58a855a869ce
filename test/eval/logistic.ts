// Logistic regression by gradient descent, and what a threshold on it refuses.

export interface Example {
  readonly signs: Readonly<Record<string, number>>;
  readonly isAnswerable: boolean;
}

/** Slows weights that few examples speak for. */
const ridge = 0.02;
const rounds = 3000;
const stride = 0.3;

/** A weight a sign, and `constant`, for the signs as they are. */
export function fitLogistic(examples: readonly Example[], names: readonly string[]): Record<string, number> {
  const scale = names.map((name) => spreadOf(examples.map(({ signs }) => signs[name] ?? 0)));
  const rows = examples.map(({ signs, isAnswerable }) => ({
    values: [
      1,
      ...names.map((name, at) => ((signs[name] ?? 0) - (scale[at]?.mean ?? 0)) / (scale[at]?.deviation ?? 1)),
    ],
    wanted: isAnswerable ? 1 : 0,
  }));
  const weights = Array.from({ length: names.length + 1 }, () => 0);
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : ridge * weight));
    for (const { values, wanted } of rows) {
      const miss = sigmoid(values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)) - wanted;
      for (const [at, value] of values.entries()) slope[at] = (slope[at] ?? 0) + (miss * value) / rows.length;
    }
    for (const at of weights.keys()) weights[at] = (weights[at] ?? 0) - stride * (slope[at] ?? 0);
  }
  const fitted: Record<string, number> = { constant: weights[0] ?? 0 };
  for (const [at, name] of names.entries()) {
    const { mean = 0, deviation = 1 } = scale[at] ?? {};
    fitted[name] = (weights[at + 1] ?? 0) / deviation;
    fitted["constant"] = (fitted["constant"] ?? 0) - (fitted[name] ?? 0) * mean;
  }
  return fitted;
}

export function predict(weights: Readonly<Record<string, number>>, signs: Example["signs"]): number {
  const sum = Object.entries(weights).reduce(
    (total, [name, weight]) => total + weight * (name === "constant" ? 1 : (signs[name] ?? 0)),
    0,
  );
  return sigmoid(sum);
}

/** Probability of each example by weights fitted without it: in `folds` parts. */
export function crossValidated(examples: readonly Example[], names: readonly string[], folds = 10): number[] {
  const probabilities: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitLogistic(
      examples.filter((_, at) => at % folds !== fold),
      names,
    );
    for (const [at, { signs }] of examples.entries())
      if (at % folds === fold) probabilities[at] = predict(weights, signs);
  }
  return probabilities;
}

/** Questions refused below the threshold, of those that can be answered and of those that cannot. */
export function refusedBelow(threshold: number, examples: readonly Example[], probabilities: readonly number[]) {
  const refused = (isAnswerable: boolean) => {
    const all = examples.flatMap((each, at) => (each.isAnswerable === isAnswerable ? [probabilities[at] ?? 0] : []));
    return { refused: all.filter((each) => each < threshold).length, all: all.length };
  };
  return { answerable: refused(true), unanswerable: refused(false) };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, deviation: deviation || 1 };
}
