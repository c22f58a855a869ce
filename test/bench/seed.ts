// The seed of a test's randomness: another one each time, or the one of a failure: TEST_SEED=123 npm test.
export const testSeed = Number(process.env["TEST_SEED"] ?? Math.floor(Math.random() * 1_000_000));
export const withSeed = `repeat with TEST_SEED=${testSeed}`;
