// Which files hold tests, by their names: the same for the persona, for what runs the tests, and for the page.

/** A folder of tests, or a name that says so in one of the languages: `test_a.py`, `a.test.ts`, `ATest.java`, `a_test.go`. */
const testName =
  /(?:^|\/)(?:tests?|__tests__|spec)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|[^/]*[.-](?:test|spec)|[^/]*(?:Tests?|Spec)|tests)\.\w+$|(?:^|\/)conftest\.py$/;

export const isTestFile = ({ name }: { readonly name: string }): boolean => testName.test(name);
