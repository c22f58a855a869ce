"""Whether two versions of a function do the same: results, changed arguments, printed text and errors."""

import contextlib
import copy
import inspect
import io
import marshal
import math
import random

ITERATORS = (map, filter, zip, reversed, enumerate)


def copied(arguments):
    try:
        return marshal.loads(marshal.dumps(arguments))
    except ValueError:
        return copy.deepcopy(arguments)


def consumed(value):
    return list(value) if inspect.isgenerator(value) or isinstance(value, ITERATORS) else value


def same(one, other, depth=0):
    if isinstance(one, bool) or isinstance(other, bool):
        return type(one) is type(other) and one == other
    if isinstance(one, int) and isinstance(other, int):
        return one == other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == other or (one != one and other != other) or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    if type(one).__name__ != type(other).__name__ or depth > 50:
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(same(a, b, depth + 1) for a, b in zip(one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key], depth + 1) for key in one)
    if one == other:
        return True
    if hasattr(one, "__dict__"):
        return same(vars(one), vars(other), depth + 1)
    return False


def outcome(function, arguments, seed):
    """What a call comes to: ("value" or "error", what, arguments after it, printed text)."""
    printed = io.StringIO()
    random.seed(seed)
    with contextlib.redirect_stdout(printed):
        try:
            result = ("value", consumed(function(*arguments)))
        except Exception as raised:
            result = ("error", type(raised).__name__)
    return result, arguments, printed.getvalue()


def same_outcome(one, other):
    return one[0][0] == other[0][0] and all(same(a, b) for a, b in zip(one, other))
