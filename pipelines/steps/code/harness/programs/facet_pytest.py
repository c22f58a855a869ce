"""What of pytest a test needs where pytest is not: raises, approx, mark, fixture, skip, and the fixtures of every day."""

import contextlib
import inspect
import io
import math
import os
import pathlib
import re
import sys
import tempfile
import types
import warnings as _warnings

from facet_record import Fail, Skip


class _Raised:
    def __init__(self):
        self.value = self.type = self.traceback = None

    def match(self, pattern):
        if not re.search(pattern, str(self.value)):
            raise Fail(f"{str(self.value)!r} does not match {pattern!r}")
        return True

    def __str__(self):
        return f"{self.type.__name__}: {self.value}" if self.type else "nothing raised yet"


@contextlib.contextmanager
def _raises(expected, match):
    info = _Raised()
    try:
        yield info
    except expected as raised:
        info.value, info.type = raised, type(raised)
        if match is not None:
            info.match(match)
    else:
        names = expected if isinstance(expected, tuple) else (expected,)
        raise Fail(f"DID NOT RAISE {' or '.join(each.__name__ for each in names)}")


def raises(expected, *call, match=None, **named):
    if not call:
        return _raises(expected, match)
    with _raises(expected, match) as info:
        call[0](*call[1:], **named)
    return info


@contextlib.contextmanager
def warns(expected=Warning, match=None):
    with _warnings.catch_warnings(record=True) as found:
        _warnings.simplefilter("always")
        yield found
    fitting = [each for each in found if issubclass(each.category, expected)]
    if not any(match is None or re.search(match, str(each.message)) for each in fitting):
        raise Fail(f"DID NOT WARN {expected}")


class approx:
    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def near(self, value, expected):
        if isinstance(expected, dict):
            return value.keys() == expected.keys() and all(self.near(value[key], expected[key]) for key in expected)
        if isinstance(expected, (list, tuple)):
            return len(value) == len(expected) and all(map(self.near, value, expected))
        if expected is None or isinstance(expected, (str, bool)):
            return value == expected
        if expected == value:
            return True
        if math.isnan(expected):
            return self.nan_ok and math.isnan(value)
        if math.isinf(expected):
            return False
        rel = 1e-6 if self.rel is None and self.abs is None else self.rel or 0
        return abs(value - expected) <= max(rel * abs(expected), 1e-12 if self.abs is None else self.abs)

    def __eq__(self, value):
        try:
            return bool(self.near(value, self.expected))
        except (TypeError, AttributeError, KeyError):
            return False

    __hash__ = None

    def __repr__(self):
        return f"approx({self.expected!r})"


class _Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and (inspect.isfunction(args[0]) or inspect.isclass(args[0])):
            made = [*getattr(args[0], "pytestmark", []), self]
            args[0].pytestmark = made
            return args[0]
        return _Mark(self.name, args, kwargs)


class _Marks:
    def __getattr__(self, name):
        return _Mark(name)


def param(*values, id=None, marks=()):
    return types.SimpleNamespace(values=values, id=id, marks=marks if isinstance(marks, (list, tuple)) else [marks])


def fixture(function=None, *, scope="function", params=None, autouse=False, name=None, ids=None):
    def made(each):
        each.facet_fixture = {"scope": scope, "params": params, "autouse": autouse, "name": name or each.__name__}
        return each

    return made(function) if function is not None else made


def skip(reason="", **_):
    raise Skip(reason)


def fail(reason="", **_):
    raise Fail(reason)


def xfail(reason="", **_):
    raise Skip(reason or "expected to fail")


def importorskip(name, *_, **__):
    try:
        return __import__(name)
    except ImportError:
        raise Skip(f"{name} is not here") from None


class MonkeyPatch:
    def __init__(self):
        self.undone = []

    def setattr(self, target, name, value=None, raising=True):
        if isinstance(target, str):
            module, _, attribute = target.rpartition(".")
            target, name, value = sys.modules.get(module) or __import__(module, fromlist=["_"]), attribute, name
        had, old = hasattr(target, name), getattr(target, name, None)
        self.undone.append(lambda: setattr(target, name, old) if had else delattr(target, name))
        setattr(target, name, value)

    def setitem(self, mapping, key, value):
        had, old = key in mapping, mapping.get(key)
        self.undone.append(lambda: mapping.__setitem__(key, old) if had else mapping.pop(key, None))
        mapping[key] = value

    def delitem(self, mapping, key, raising=True):
        if key in mapping:
            old = mapping.pop(key)
            self.undone.append(lambda: mapping.__setitem__(key, old))

    def setenv(self, name, value, prepend=None):
        self.setitem(os.environ, name, str(value))

    def delenv(self, name, raising=True):
        self.delitem(os.environ, name)

    def undo(self):
        while self.undone:
            self.undone.pop()()


class _Captured:
    def __init__(self):
        self.out, self.err = io.StringIO(), io.StringIO()

    def readouterr(self):
        texts = types.SimpleNamespace(out=self.out.getvalue(), err=self.err.getvalue())
        for stream in (self.out, self.err):
            stream.seek(0)
            stream.truncate()
        return texts


def monkeypatch():
    made = MonkeyPatch()
    yield made
    made.undo()


def capsys():
    made = _Captured()
    with contextlib.redirect_stdout(made.out), contextlib.redirect_stderr(made.err):
        yield made


def tmp_path():
    with tempfile.TemporaryDirectory() as folder:
        yield pathlib.Path(folder)


builtin_fixtures = {each.__name__: fixture(each) for each in (monkeypatch, capsys, tmp_path)}


def as_module():
    module = types.ModuleType("pytest")
    names = "raises warns approx param fixture skip fail xfail importorskip MonkeyPatch"
    for name in names.split():
        setattr(module, name, globals()[name])
    module.mark = _Marks()
    module.main = lambda *_, **__: 0
    module.skip.Exception, module.fail.Exception = Skip, Fail
    return module
