"""Loads a person's files as modules, and the namespace their tests see."""

import importlib
import importlib.util
import inspect
import os
import sys


class Submission:
    def __init__(self, root, files):
        self.root = root
        self.modules = {}
        for file in files:
            folder = os.path.dirname(os.path.join(root, file))
            if folder not in sys.path and not os.path.exists(os.path.join(folder, "__init__.py")):
                sys.path.insert(0, folder)

    def load(self, file):
        """The module of a file; raises what its code raises."""
        if file not in self.modules:
            path = os.path.join(self.root, file)
            name = os.path.splitext(os.path.basename(file))[0]
            inside = os.path.exists(os.path.join(os.path.dirname(path), "__init__.py"))
            if inside:
                name = os.path.splitext(file)[0].replace("/", ".")
            if name.isidentifier() and name not in sys.modules or inside:
                module = importlib.import_module(name)
            else:
                known = sys.modules.get(name)
                module = known if known is not None and getattr(known, "__file__", None) == path else _by_path(name, path)
            self.modules[file] = module
        return self.modules[file]

    def names(self):
        """The top-level names of all loaded files, of the first that has one."""
        found = {}
        for module in reversed(self.modules.values()):
            found.update({name: value for name, value in vars(module).items() if not name.startswith("__")})
        return found

    def function(self, wanted):
        """The function that cases are about: the wanted one, else the one named as its file, else the only one, else the last one."""
        own = []
        for module in self.modules.values():
            here = {n: v for n, v in vars(module).items() if callable(v) and getattr(v, "__module__", "") == module.__name__}
            if wanted in here:
                return here[wanted]
            if module.__name__ in here:
                return here[module.__name__]
            own += [value for name, value in here.items() if inspect.isfunction(value) and not name.startswith("_")]
        return own[-1] if own else None


def _by_path(name, path):
    name = name if name not in sys.modules else f"submitted_{name}"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def is_missing(name):
    root = name.split(".")[0]
    if root in sys.modules:
        return False
    try:
        return importlib.util.find_spec(root) is None
    except (ImportError, ValueError):
        return True
