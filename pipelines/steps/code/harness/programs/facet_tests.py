"""Runs the tests of a submission in an empty working folder and reports each; its report comes last and is the only one that counts."""

import ast
import inspect
import json
import math
import os
import sys
import types
import unittest

import facet_asserts
import facet_loop
import facet_pytest
from facet_collect import run_collected, run_doctests
from facet_load import Submission, is_missing
from facet_record import Recorder


def run_statements(recorder, file, source, names, submission):
    """The statements of a test file one by one: an assert is a test of its own, and so is a statement around asserts."""
    names["@failed"] = facet_asserts.failed
    path = os.path.join(recorder.root, file)
    plain = ast.parse(source, file).body
    asserting = {each.name for each in plain if isinstance(each, ast.FunctionDef) and has_assert(each)}
    called = set()
    for statement in plain:
        if bind_import(statement, names, submission):
            continue
        call, text = called_name(statement), text_of(source, statement)
        is_test = call in asserting or (has_assert(statement) and (is_block(statement) or isinstance(statement, ast.Assert)))
        called |= {call} & asserting
        code = facet_asserts.compiled(source, statement, path)
        if is_test:
            recorder.run(text, lambda code=code: exec(code, names))
            continue
        try:
            exec(code, names)
        except Exception as raised:
            if missing(recorder, raised):
                return
            recorder.failed(f"line {statement.lineno} of {file}", raised)
        except SystemExit:
            break
    run_check(recorder, source, path, plain, names, submission)
    run_collected(recorder, names, called)


def run_check(recorder, source, path, plain, names, submission):
    """`def check(candidate)` that nobody calls: its asserts, about the function of the submission."""
    checks = [each for each in plain if isinstance(each, ast.FunctionDef) and each.name == "check"]
    if not checks or len(checks[0].args.args) != 1 or any(called_name(each) == "check" for each in plain):
        return
    names = {**names, checks[0].args.args[0].arg: submission.function(None)}
    for statement in ast.parse(source).body[plain.index(checks[0])].body:
        is_test, text = has_assert(statement), text_of(source, statement)
        code = facet_asserts.compiled(source, statement, path)
        if is_test:
            recorder.run(text, lambda code=code: exec(code, names))
        else:
            exec(code, names)


def text_of(source, statement):
    text = ast.get_source_segment(source, statement) or ast.unparse(statement)
    if is_block(statement):
        return text.splitlines()[0]
    return " ".join(line.strip() for line in text.splitlines()).removeprefix("assert ")


def has_assert(node):
    return any(isinstance(each, ast.Assert) for each in ast.walk(node))


def is_block(statement):
    return isinstance(statement, (ast.For, ast.While, ast.With, ast.Try, ast.If)) and not is_main_guard(statement)


def is_main_guard(statement):
    return isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)


def called_name(statement):
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else None


def bind_import(statement, names, submission):
    """Imports from a module that is not there, of names that the submission has: `from solution import pair`."""
    if isinstance(statement, ast.ImportFrom) and (statement.level > 0 or is_missing(statement.module or "")):
        known = submission.names()
        if all(alias.name in known or alias.name == "*" for alias in statement.names):
            for alias in statement.names:
                names.update(known if alias.name == "*" else {alias.asname or alias.name: known[alias.name]})
            return bool(known)
    if isinstance(statement, ast.Import) and len(statement.names) == 1 and len(submission.modules) == 1:
        alias = statement.names[0]
        if is_missing(alias.name) and "." not in alias.name:
            only = next(iter(submission.modules.values()))
            # A package that the submission only wants is no name for the submission itself.
            if alias.name.lower() in {"solution", "main", "module", "code", "submission", "your_module", "program"}:
                names[alias.asname or alias.name] = only
                return True
    return False


def missing(recorder, raised):
    if isinstance(raised, ModuleNotFoundError) and raised.name:
        recorder.missing = raised.name.split(".")[0]
    return recorder.missing is not None


def run_cases(recorder, cases, function):
    # A function that is told its tolerance is held to that.
    parameters = [name.lower() for name in inspect.signature(function).parameters]
    told = [at for at, name in enumerate(parameters) if name in ("epsilon", "eps", "tol", "tolerance")]
    tolerance = 1e-9

    def same(one, other):
        if isinstance(one, float) or isinstance(other, float):
            numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
            return numbers and (math.isclose(one, other, rel_tol=1e-6, abs_tol=tolerance) or (one != one and other != other))
        if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
            return len(one) == len(other) and all(map(same, one, other))
        if isinstance(one, dict) and isinstance(other, dict):
            return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
        return one == other

    def call(arguments, expected, text):
        got = function(*arguments)
        if inspect.isgenerator(got) or isinstance(got, (map, filter, zip, range)):
            got = list(got)
        if not same(got, expected):
            failure = facet_asserts.failed(text, [("left", got), ("right", expected)], None)
            failure.facet_frames = facet_asserts.frames_of(failure, recorder.root)
            raise failure

    for case in cases:
        arguments, expected = json.loads(case)
        arguments = arguments if isinstance(arguments, list) else [arguments]
        tolerance = next((arguments[at] for at in told if at < len(arguments)), 1e-9)
        shown = ", ".join(facet_asserts.show(each) for each in arguments)
        text = f"{function.__name__}({shown}) == {facet_asserts.show(expected)}"
        recorder.run(text, lambda a=arguments, e=expected, t=text: call(a, e, t))


def main(report):
    root = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(root, "facet_config.json"), encoding="utf-8") as opened:
        config = json.load(opened)
    os.remove(os.path.join(root, "facet_config.json"))
    sys.modules.setdefault("pytest", facet_pytest.as_module())
    sys.modules["__main__"].__dict__.pop("facet_report", None)
    unittest.main = lambda *_, **__: None
    facet_loop.install()
    recorder = Recorder(report, root, config["limits"])
    submission = Submission(root, config["all"])
    recorder.tell(None)
    unloaded = []
    for file in config["load"]:
        try:
            submission.load(file)
        except (Exception, SystemExit) as raised:
            if missing(recorder, raised):
                return recorder.tell(None, True)
            unloaded.append((f"load {file}", raised))
    shared = {n: value for n, value in submission.names().items() if hasattr(value, "facet_fixture")}
    for file in config["tests"]:
        with open(os.path.join(root, file), encoding="utf-8-sig") as opened:
            source = opened.read()
        module = types.ModuleType(os.path.splitext(os.path.basename(file))[0])
        module.__file__ = os.path.join(root, file)
        vars(module).update(submission.names() if file in config["seeing"] else shared)
        sys.modules[module.__name__] = module
        try:
            run_statements(recorder, file, source, vars(module), submission)
        except Exception as raised:
            recorder.failed(f"load {file}", raised)
    function = submission.function(config["function"])
    if config["cases"] and function is not None:
        run_cases(recorder, config["cases"], function)
    for file in config["doctests"]:
        if file in submission.modules:
            run_doctests(recorder, submission.modules[file], file)
    # Loading them was only tried: it matters where something else failed too.
    if not recorder.outcomes or any(each["status"] in ("failed", "error") for each in recorder.outcomes):
        for name, raised in unloaded:
            recorder.failed(name, raised)
    return recorder.tell(None, True)


main(globals().pop("facet_report"))
