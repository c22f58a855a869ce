"""Finds the tests in a namespace and runs them: functions, classes, unittest and doctests."""

import contextlib
import doctest
import inspect
import itertools
import types
import unittest

import facet_loop
from facet_pytest import builtin_fixtures
from facet_record import Fail, Skip


def run_collected(recorder, names, called):
    """Every test of a namespace, in the order of its lines. `called`: names that the file called itself."""
    fixtures = {**builtin_fixtures}
    for value in names.values():
        if hasattr(value, "facet_fixture"):
            fixtures[value.facet_fixture["name"]] = value
    own = [(name, value) for name, value in names.items() if getattr(value, "__module__", None) == names["__name__"]]
    with contextlib.ExitStack() as lasting:
        shared = Shared(fixtures, lasting)
        for name, value in own:
            if inspect.isclass(value) and issubclass(value, unittest.TestCase):
                run_test_case(recorder, value)
            elif inspect.isclass(value) and name.startswith("Test"):
                run_class(recorder, value, shared)
            elif inspect.isfunction(value) and name.startswith("test") and name not in called:
                around = (names.get("setup_function"), names.get("teardown_function"))
                run_function(recorder, name, value, shared, around)


class Shared:
    """Fixtures by name, and the values of those that live longer than one test."""

    def __init__(self, fixtures, lasting):
        self.fixtures, self.lasting, self.kept = fixtures, lasting, {}

    def needed(self, function, found=None):
        """Names of the fixtures a function needs, with those they need."""
        found = [] if found is None else found
        automatic = [name for name, each in self.fixtures.items() if each.facet_fixture["autouse"]]
        for name in [*automatic, *inspect.signature(function).parameters]:
            if name in self.fixtures and name not in found:
                found.append(name)
                self.needed(self.fixtures[name], found)
        return found

    def value(self, name, stack, ready, given):
        if name == "request":
            return types.SimpleNamespace(param=None)
        if name not in self.fixtures:
            raise LookupError(f"there is no fixture {name!r}")
        each = self.fixtures[name]
        lasts = each.facet_fixture["scope"] != "function" and name not in given
        kept = self.kept if lasts else ready
        if name not in kept:
            request = types.SimpleNamespace(param=given.get(name))
            needs = inspect.signature(each).parameters
            own = {n: request if n == "request" else self.value(n, stack, ready, given) for n in needs if n != "self"}
            made = each(None, **own) if "self" in needs else each(**own)
            if inspect.isgenerator(made):
                generator = made
                made = next(generator)
                (self.lasting if lasts else stack).callback(lambda: next(generator, None))
            elif inspect.iscoroutine(made):
                made = facet_loop.run(made)
            kept[name] = made
        return kept[name]


def run_function(recorder, name, function, shared, around=(None, None), marks=()):
    marks = [*getattr(function, "pytestmark", []), *marks]
    for label, given, case_marks in cases_of(function, marks, shared):
        reason = skipped([*marks, *case_marks])

        def call(given=given, reason=reason):
            if reason is not None:
                raise Skip(reason)
            for_fixtures, plain = given
            before, after = around
            with contextlib.ExitStack() as stack:
                if before:
                    before(*[function] if inspect.signature(before).parameters else [])
                if after:
                    stack.callback(lambda: after(*[function] if inspect.signature(after).parameters else []))
                ready = {}
                for needed in shared.needed(function):
                    shared.value(needed, stack, ready, for_fixtures)
                arguments = dict(plain)
                for parameter in inspect.signature(function).parameters.values():
                    if parameter.name not in arguments and parameter.default is parameter.empty:
                        if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
                            arguments[parameter.name] = shared.value(parameter.name, stack, ready, for_fixtures)
                result = function(**arguments)
                if inspect.iscoroutine(result):
                    facet_loop.run(result)

        expected = [mark for mark in [*marks, *case_marks] if mark.name == "xfail"]
        recorder.run(f"{name}{label}", expecting_failure(call) if expected and reason is None else call)


def expecting_failure(call):
    def called():
        try:
            call()
        except Exception as raised:
            raise Skip(f"fails as expected: {raised}") from None

    return called


def cases_of(function, marks, shared):
    """Every combination of its parameters: (label, (values of fixtures, values of parameters), marks)."""
    axes = []
    for name in shared.needed(function):
        params = shared.fixtures[name].facet_fixture["params"]
        if params is not None:
            axes.append([(value_id(name, value, at), ({name: value}, {}), ()) for at, value in enumerate(params)])
    for mark in marks:
        if mark.name != "parametrize":
            continue
        names, rows = mark.args[0], mark.kwargs.get("argvalues") or mark.args[1]
        names = [each.strip() for each in names.split(",") if each.strip()] if isinstance(names, str) else list(names)
        ids, axis = mark.kwargs.get("ids"), []
        for at, row in enumerate(rows):
            special = isinstance(row, types.SimpleNamespace)
            values = row.values if special else (row,) if len(names) == 1 else tuple(row)
            label = (special and row.id) or (ids[at] if isinstance(ids, (list, tuple)) else None)
            label = label or "-".join(value_id(name, value, at) for name, value in zip(names, values))
            axis.append((str(label), ({}, dict(zip(names, values))), row.marks if special else ()))
        axes.append(axis)
    for combination in itertools.product(*axes):
        label = "-".join(each[0] for each in combination)
        for_fixtures, plain = {}, {}
        for _, (one, two), _ in combination:
            for_fixtures.update(one)
            plain.update(two)
        yield f"[{label}]" if combination else "", (for_fixtures, plain), [m for each in combination for m in each[2]]


def value_id(name, value, at):
    return str(value) if isinstance(value, (int, float, str, bool, type(None))) else f"{name}{at}"


def skipped(marks):
    for mark in marks:
        if mark.name == "skip" or (mark.name == "skipif" and mark.args and mark.args[0]):
            return str(mark.kwargs.get("reason") or (mark.args[0] if mark.name == "skip" and mark.args else ""))
    return None


def run_class(recorder, cls, shared):
    own = {n: getattr(cls, n) for n in dir(cls) if hasattr(getattr(cls, n, None), "facet_fixture")}
    inside = Shared({**shared.fixtures, **{e.facet_fixture["name"]: e for e in own.values()}}, shared.lasting)
    marks = getattr(cls, "pytestmark", [])
    if hasattr(cls, "setup_class"):
        cls.setup_class()
    # Those of the classes above too, theirs first; one that a class takes away is none.
    names = dict.fromkeys(name for each in reversed(cls.__mro__) for name in vars(each))
    for name in [each for each in names if each.startswith("test") and callable(getattr(cls, each))]:
        instance = cls()
        around = (getattr(instance, "setup_method", None), getattr(instance, "teardown_method", None))
        run_function(recorder, f"{cls.__name__}.{name}", getattr(instance, name), inside, around, marks)
    if hasattr(cls, "teardown_class"):
        cls.teardown_class()


class _Kept(unittest.TestResult):
    first = None

    def keep(self, error):
        self.first = self.first or (error and error[1])

    def addError(self, test, err):
        self.keep(err)

    def addFailure(self, test, err):
        self.keep(err)

    def addSubTest(self, test, subtest, err):
        self.keep(err)


def run_test_case(recorder, cls):
    names = unittest.defaultTestLoader.getTestCaseNames(cls)

    def call(name):
        result = _Kept()
        cls(name).run(result)
        if result.first is not None:
            raise result.first
        if result.unexpectedSuccesses:
            raise Fail("passes, though it was expected to fail")
        if result.skipped or result.expectedFailures:
            raise Skip(result.skipped[0][1] if result.skipped else "fails as expected")

    try:
        cls.setUpClass()
    except Exception as raised:
        recorder.failed(f"{cls.__name__}.setUpClass", raised)
        return
    for name in names:
        recorder.run(f"{cls.__name__}.{name}", lambda name=name: call(name))
    with contextlib.suppress(Exception):
        cls.tearDownClass()
        cls.doClassCleanups()


def run_doctests(recorder, module, file):
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    for test in doctest.DocTestFinder(recurse=True).find(module, module.__name__, module):
        if not test.examples:
            continue
        label = test.name.removeprefix(module.__name__).lstrip(".") or file

        def call(test=test):
            try:
                doctest.DebugRunner(optionflags=flags).run(test, clear_globs=False)
            except doctest.UnexpectedException as raised:
                raise raised.exc_info[1] from None
            except doctest.DocTestFailure as raised:
                example = raised.example
                failure = Fail(f"{example.source.strip()}\nleft: {raised.got.strip()}\nright: {example.want.strip()}")
                failure.facet_frames = [[file, test.lineno + example.lineno + 1, None]]
                raise failure from None

        recorder.run(f"doctest {label}", call)
