"""Loads a side of a comparison, and chooses inputs that its function takes."""

import importlib.util
import inspect
import os
import sys

from facet_equal import copied, outcome
from facet_inputs import Scaled


class Stop(Exception):
    """Ends the program with the reason why nothing is measured."""


def load(root, folder, files, file):
    """A side's module; its files are imported afresh, so that both sides may have files of one name."""
    base = os.path.join(root, folder)
    known = set(sys.modules)
    folders = [os.path.dirname(os.path.join(base, each)) for each in files]
    paths = list(dict.fromkeys([os.path.dirname(os.path.join(base, file)), base, *folders]))
    sys.path[:0] = paths
    try:
        name = os.path.splitext(os.path.basename(file))[0]
        spec = importlib.util.spec_from_file_location(name, os.path.join(base, file))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name], kept = module, sys.modules.get(name)
        spec.loader.exec_module(module)
        if kept is not None:
            sys.modules[name] = kept
        return module
    except ModuleNotFoundError as raised:
        raise Stop("needs-package", (raised.name or "").split(".")[0]) from None
    except SyntaxError:
        raise Stop("does-not-parse") from None
    except BaseException as raised:
        raise Stop("no-entry", f"{type(raised).__name__}: {raised}") from None
    finally:
        del sys.path[: len(paths)]
        for each in set(sys.modules) - known:
            if str(getattr(sys.modules[each], "__file__", "")).startswith(base):
                del sys.modules[each]


def function_of(module, name):
    found = module
    for part in name.split("."):
        found = getattr(found, part, None)
        if inspect.isclass(found) and name.split(".")[-1] != part:
            try:
                found = found()
            except Exception:
                raise Stop("no-input") from None
    if not callable(found):
        raise Stop("no-entry")
    return found


class Record(Exception):
    pass


def seen_arguments(module, name, calls):
    """The arguments of calls as they are written, evaluated with the module's own names."""
    found = []

    def recorder(*arguments, **named):
        order = list(inspect.signature(function_of(module, name)).parameters)
        for key, value in named.items():
            if key in order and order.index(key) == len(arguments):
                arguments = (*arguments, value)
        raise Record(list(arguments))

    for call in calls:
        names = {**vars(module), name.split(".")[-1]: recorder}
        try:
            eval(call, names)
        except Record as recorded:
            found.append(copied(recorded.args[0]))
        except Exception:
            continue
    return [each for each in found if each]


def makers(config, module):
    """Ways to make inputs, the best first: (make(n, seed, timing), name of what grows)."""
    if config["makeInput"]:
        names = dict(vars(module))
        try:
            exec(config["makeInput"], names)
            yield lambda n, seed, timing=False: list(names["make_input"](n, seed)), None
        except Exception:
            pass
    for calls in [config["examples"], *[[each] for each in config["guesses"]]]:
        examples = seen_arguments(module, config["name"], calls)
        lengths = {len(each) for each in examples}
        longest = [each for each in examples if len(each) == max(lengths)]
        if longest:
            scaled = Scaled(longest)
            yield scaled.make, scaled


def choose(config, module, function):
    """The first way whose inputs the function takes."""
    for make, scaled in makers(config, module):
        good = 0
        for seed in range(8):
            try:
                arguments = make(3 + seed, seed)
                good += outcome(function, copied(arguments), seed)[0][0] == "value"
            except Exception:
                continue
        if good >= 5:
            return make, scaled
    raise Stop("no-input")
