import { afterAll, describe, expect, test } from "vitest";
import type { CodeFile } from "../../../../../pipelines/engine/code.ts";
import { runTests } from "../../../../../pipelines/steps/code/harness/run-tests.ts";
import { openRealSandbox } from "../../../../support/real-sandbox.ts";

const sandbox = openRealSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const python = (name: string, text: string): CodeFile => ({ name, language: "python", text });
const source = python(
  "readings.py",
  `class Reading:
    def __init__(self, at, value):
        self.at, self.value = at, value


def latest_before(readings, at):
    """The value of the latest reading before a time.

    >>> latest_before([Reading(1, 5), Reading(3, 7)], 3)
    5
    """
    found = [each for each in readings if each.at < at]
    return found[-1].value


def halves(numbers):
    for number in numbers:
        yield number / 2
`,
);
const statusOf = async (files: readonly CodeFile[], tests: string | null) => {
  const summary = await runTests({ files, tests, sandbox });
  return { ...summary, by: Object.fromEntries(summary.tests.map(({ name, status }) => [name, status])) };
};

test("tests of a file that begins with a byte order mark are run", async () => {
  const marked = python("test_halves.py", "\uFEFFfrom readings import halves\n\nassert list(halves([4])) == [2]\n");
  expect(await statusOf([source, marked], null)).toMatchObject({ by: { "list(halves([4])) == [2]": "passed" } });
});

describe("pasted asserts", () => {
  test("see the file's names without an import; each is a test, and a failing one shows both values and its line", async () => {
    const { by, tests, passed, total, error } = await statusOf(
      [source],
      `from solution import Reading
readings = [Reading(1, 5), Reading(3, 7)]
assert latest_before(readings, 99) == 7
assert latest_before(readings, 3) == 6, "the one before"
assert latest_before(readings, 0) is None
for number in [1, 2]:
    assert list(halves([number])) == [number / 2]
print("done")
`,
    );
    expect(by).toEqual({
      "latest_before(readings, 99) == 7": "passed",
      'latest_before(readings, 3) == 6, "the one before"': "failed",
      "latest_before(readings, 0) is None": "error",
      "for number in [1, 2]:": "passed",
      "doctest latest_before": "passed",
    });
    expect({ passed, total }).toEqual({ passed: 3, total: 5 });
    expect(tests[1]).toMatchObject({
      message: 'assert latest_before(readings, 3) == 6, "the one before"\nthe one before\nleft: 5\nright: 6',
      file: "tests.py",
      line: 4,
    });
    expect(tests[2]).toMatchObject({ message: "IndexError: list index out of range", file: "readings.py", line: 13 });
    expect(error).toMatchObject({ name: "AssertionError" });
  });
});

const pytestFile = python(
  "test_readings.py",
  `import asyncio
import unittest
import pytest
from readings import Reading, latest_before, halves


@pytest.fixture
def readings():
    yield [Reading(1, 5), Reading(3, 7)]


@pytest.mark.parametrize("at, expected", [(2, 5), (4, 7), pytest.param(4, 8, id="wrong")])
def test_latest(readings, at, expected):
    assert latest_before(readings, at) == expected


def test_none(readings):
    with pytest.raises(IndexError, match="out of range"):
        latest_before(readings, 0)


def test_near():
    assert list(halves([0.2, 0.6])) == pytest.approx([0.1, 0.3])


@pytest.mark.skip(reason="later")
def test_later():
    assert False


async def test_async():
    await asyncio.sleep(0)
    assert True


def test_patched(monkeypatch, capsys):
    monkeypatch.setitem(globals(), "word", "there")
    print(word)
    assert capsys.readouterr().out == "there\\n"


class TestHalves:
    def setup_method(self):
        self.numbers = [2]

    def test_one(self):
        assert list(halves(self.numbers)) == [1]


class Cases(unittest.TestCase):
    def setUp(self):
        self.readings = [Reading(1, 5)]

    def test_equal(self):
        self.assertEqual(latest_before(self.readings, 2), 6)

    def test_raises(self):
        with self.assertRaises(IndexError):
            latest_before(self.readings, 1)
`,
);

test("a test file's functions, parameters, fixtures, classes, unittest cases and async tests run, pytest or not", async () => {
  const { by, tests } = await statusOf([source, pytestFile], null);
  expect(by).toEqual({
    "test_latest[2-5]": "passed",
    "test_latest[4-7]": "passed",
    "test_latest[wrong]": "failed",
    test_none: "passed",
    test_near: "passed",
    test_later: "skipped",
    test_async: "passed",
    test_patched: "passed",
    "TestHalves.test_one": "passed",
    "Cases.test_equal": "failed",
    "Cases.test_raises": "passed",
    "doctest latest_before": "passed",
  });
  const failed = tests.find(({ name }) => name === "Cases.test_equal");
  expect(failed).toMatchObject({ message: "5 != 6", file: "test_readings.py", line: 55 });
});

test("a test that never ends costs its own result only, and is shown with the line it was in", async () => {
  const { tests } = await runTests({
    files: [python("loop.py", "def wait(n):\n    while n:\n        pass\n    return 1\n")],
    tests: "[[0], 1]\n[[1], 1]\n[[0], 1]",
    testMs: 300,
    sandbox,
  });
  expect(tests.map(({ status }) => status)).toEqual(["passed", "error", "passed"]);
  expect(tests[1]).toMatchObject({ message: "did not end within 0.3 s", file: "loop.py" });
});

test("a test file that imports nothing sees the names of the other files", async () => {
  const { by } = await statusOf([source, python("tests.py", "assert list(halves([2])) == [1]\n")], null);
  expect(by).toMatchObject({ "list(halves([2])) == [1]": "passed" });
});

test("HumanEval's check(candidate) is asked of the function, assert by assert", async () => {
  const { by } = await statusOf(
    [python("s.py", "def helper(x):\n    return x\n\ndef s(x):\n    return helper(x) + 1\n")],
    "def check(candidate):\n    assert candidate(1) == 2\n    assert candidate(2) == 4\n",
  );
  expect(by).toEqual({ "candidate(1) == 2": "passed", "candidate(2) == 4": "failed" });
});

test("code cannot forge its results: what it tells itself does not count", async () => {
  const { passed, total } = await runTests({
    files: [
      python(
        "forge.py",
        "import __main__\nreport = getattr(__main__, 'facet_report', None)\nif report:\n    report({'tests': [], 'done': True})\n\ndef one():\n    return 2\n",
      ),
    ],
    tests: "assert one() == 1",
    sandbox,
  });
  expect({ passed, total }).toEqual({ passed: 0, total: 1 });
});

describe("what is not run says why", () => {
  test.each([
    [
      "a package that is not there",
      [python("a.py", "import numpy\n\ndef f():\n    return numpy.pi\n")],
      "assert f() > 3",
      { key: "needs-package", name: "numpy" },
    ],
    ["no tests at all", [python("a.py", "def f():\n    return 1\n")], null, { key: "no-tests" }],
    ["tests without a single assert", [python("a.py", "def f():\n    return 1\n")], "f()\n", { key: "no-tests" }],
    [
      "a language without a sandbox",
      [{ name: "A.java", language: "java", text: "class A {}" } as const],
      "x",
      { key: "language", name: "java" },
    ],
  ] as const)("%s", async (_, files, tests, reason) => {
    expect(await runTests({ files, tests, sandbox })).toMatchObject({ status: "not-run", reason, total: 0 });
  });
  test("a file that does not parse fails with its line", async () => {
    const { tests } = await runTests({
      files: [python("a.py", "def f(:\n    pass\n")],
      tests: "assert f() == 1",
      sandbox,
    });
    expect(tests.some(({ message, line }) => message?.startsWith("SyntaxError") && line === 1)).toBe(true);
  });
});

test("tests that a class has from one above it are run too, and one that it takes away is not", async () => {
  const inherited = python(
    "test_inherited.py",
    `class Base:
    def test_broken(self):
        assert self.value == 1

    def test_gone(self):
        assert False


class TestTwo(Base):
    value = 2
    test_gone = None

    def test_own(self):
        assert self.value == 2
`,
  );
  const { by } = await statusOf([source, inherited], null);
  expect(by).toMatchObject({ "TestTwo.test_broken": "failed", "TestTwo.test_own": "passed" });
  expect(by).not.toHaveProperty(["TestTwo.test_gone"]);
});
