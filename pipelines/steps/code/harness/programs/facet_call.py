"""Runs one call with the names of a submission, and reports its value or the error it raised."""

import ast
import inspect
import json
import os

import facet_asserts
import facet_loop
from facet_load import Submission


def evaluated(text, file, names):
    """The value of the last expression; None where the text ends with a statement."""
    body = ast.parse(text, file).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), file, "exec"), names)
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), file, "eval"), names)
    if inspect.iscoroutine(value):
        value = facet_loop.run(value)
    return list(value) if inspect.isgenerator(value) else value


def main(report):
    root = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(root, "facet_config.json"), encoding="utf-8") as opened:
        config = json.load(opened)
    os.remove(os.path.join(root, "facet_config.json"))
    facet_loop.install()
    submission = Submission(root, config["all"])
    try:
        for file in config["load"]:
            submission.load(file)
        names = {"__name__": "call", **submission.names()}
        value = evaluated(config["call"], os.path.join(root, config["file"]), names)
        report({"value": facet_asserts.show(value), "error": None})
    except BaseException as raised:
        error = facet_asserts.described(raised, root)
        if isinstance(raised, ModuleNotFoundError) and raised.name:
            error["missing"] = raised.name.split(".")[0]
        report({"value": None, "error": error})


main(globals().pop("facet_report"))
