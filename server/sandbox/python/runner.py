"""Runs a request's entry as __main__, with what belongs to the sandbox and to JavaScript taken away before."""

import sys


def _facet_begin():
    import asyncio
    import atexit
    import builtins
    import errno
    import importlib.machinery
    import io
    import json
    import linecache
    import os
    import random
    import time
    import traceback
    import types

    folder = "/code/"
    in_sandbox = sys.platform == "emscripten"
    most = 4_000_000
    clock = time.perf_counter
    run_exit = atexit._run_exitfuncs
    Shown = traceback.TracebackException
    walk = traceback.walk_tb

    class Loader(importlib.machinery.SourceFileLoader):
        """Names the request's files in traces as the request does."""

        def source_to_code(self, data, path, *, _optimize=-1):
            return compile(data, path.removeprefix(folder), "exec", dont_inherit=True, optimize=_optimize)

    def hook(path):
        if not (path + "/").startswith(folder):
            raise ImportError
        return importlib.machinery.FileFinder(path, (Loader, [".py"]))

    def seal():
        """No way to JavaScript by import; what holds of it is cut, too, in the process outside."""
        gone = ("js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core", "pyodide_http", "micropip")
        kept = [finder for finder in sys.meta_path if type(finder).__module__.partition(".")[0] not in gone]
        builtin = importlib.machinery.BuiltinImporter

        class Builtins(builtin):
            """The interpreter's own modules but those of Pyodide."""

            @classmethod
            def find_spec(cls, name, path=None, target=None):
                return None if name.partition(".")[0] in gone else builtin.find_spec(name, path, target)

        class Gone:
            @staticmethod
            def find_spec(name, path=None, target=None):
                if name.partition(".")[0] in gone:
                    raise ModuleNotFoundError(f"No module named {name!r}", name=name)

        sys.meta_path[:] = [Gone, *(Builtins if finder is builtin else finder for finder in kept)]
        import _imp

        create = _imp.create_builtin

        def create_builtin(spec):
            if spec.name.partition(".")[0] in gone:
                raise ModuleNotFoundError(f"No module named {spec.name!r}", name=spec.name)
            return create(spec)

        _imp.create_builtin = create_builtin
        sys.builtin_module_names = tuple(name for name in sys.builtin_module_names if name not in gone)
        for name in [name for name in sys.modules if name.partition(".")[0] in gone]:
            del sys.modules[name]
        for name in gone:
            globals().pop(name, None)

        def system(command):
            raise OSError(errno.ENOSYS, "the sandbox has no shell")

        # Where Pyodide runs in Node it would ask Node for one.
        os.system = sys.modules["posix"].system = system
        sys.excepthook = sys.__excepthook__

    def own_event_loop():
        """In place of Pyodide's, which waits by JavaScript."""
        from pyodide import webloop

        class Selector:
            """What an event loop waits by, where nothing but time can be waited for."""

            def select(self, timeout=None):
                if timeout is None:
                    raise RuntimeError("the event loop waits for nothing")
                if timeout > 0:
                    time.sleep(timeout)
                return []

            def close(self):
                pass

        class Loop(asyncio.base_events.BaseEventLoop):
            def __init__(self):
                super().__init__()
                self._selector = Selector()

            def _process_events(self, events):
                pass

            def _write_to_self(self):
                pass

        class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
            _loop_factory = Loop

        asyncio.run = asyncio.runners.run
        asyncio.events._event_loop_policy = Policy()
        asyncio.events._set_running_loop(None)
        asyncio.EventLoop = Loop
        time.sleep = webloop._orig_sleep

    def own_frames(error):
        frames = []
        for frame, line in walk(error.__traceback__):
            name = frame.f_code.co_filename
            if name in names:
                function = getattr(frame.f_code, "co_qualname", frame.f_code.co_name)
                frames.append({"file": name, "line": line or 0, "function": None if function == "<module>" else function})
        if isinstance(error, SyntaxError) and error.filename in names:
            frames.append({"file": error.filename, "line": error.lineno or 0, "function": None})
        return frames[-100:]

    def printed(error):
        shown = Shown(type(error), error, error.__traceback__)
        todo = [shown]
        while todo:
            each = todo.pop()
            each.stack[:] = [frame for frame in each.stack if frame.filename != "facet-runner"]
            todo += [other for other in (each.__cause__, each.__context__, *(each.exceptions or ())) if other is not None]
        return "".join(shown.format()).replace('File "' + folder, 'File "')

    def text_of(error):
        try:
            return str(error)
        except BaseException:
            return ""

    def ending(error):
        status = "raised"
        told = {"name": type(error).__qualname__, "message": text_of(error)[:10_000], "trace": own_frames(error)}
        if isinstance(error, MemoryError):
            status = "memory-limit"
        elif isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
            top = error.name.partition(".")[0]
            if top and top not in own_modules:
                return {"type": "ended", "status": "needs-package", "package": top.lstrip("_")[:200]}
        return {"type": "ended", "status": status, "error": told}

    def leaving(code):
        """What `sys.exit(code)` means, as Python itself has it; None for a success."""
        if code is None or code == 0:
            return None
        if not isinstance(code, int):
            print(code, file=sys.stderr)
        return {"type": "ended", "status": "raised", "error": {"name": "SystemExit", "message": str(code)[:10_000], "trace": []}}

    names = set()
    own_modules = set()

    def begin(asked):
        request = json.loads(asked)
        entry = request["entry"]
        token = request["token"]
        names.update(request["files"])
        own_modules.update(name.removesuffix(".py").partition("/")[0] for name in names)
        if in_sandbox:
            device = open("/dev/facet", "wb", buffering=0)
            os.unlink("/dev/facet")
        else:
            device = open(3, "wb", buffering=0, closefd=False)
        before, after = (token, "\n") if in_sandbox else ('{"type":"report","value":', "}\n")
        dumps = json.dumps
        write = device.write

        def facet_report(value):
            """Tells the server a value of JSON, at most 4 MB; the last counts."""
            text = dumps(value, allow_nan=False)
            if len(text) > most:
                raise ValueError("facet_report takes at most 4 MB")
            line = memoryview((before + text + after).encode())
            while line:
                line = line[write(line):]

        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8", errors="surrogateescape", line_buffering=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True)
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
        random.seed()
        os.chdir(folder)
        sys.argv[:] = [entry]
        start = folder + entry.rpartition("/")[0]
        sys.path[:] = [start.rstrip("/"), *(path for path in sys.path if path)]
        if start != folder:
            sys.path.insert(1, folder.rstrip("/"))
        sys.path_hooks.insert(0, hook)
        sys.path_importer_cache.clear()
        sys.dont_write_bytecode = True
        main = types.ModuleType("__main__")
        main.__dict__.update(__builtins__=builtins, __file__=folder + entry, facet_report=facet_report)
        sys.modules["__main__"] = main
        out, err = sys.stdout, sys.stderr
        if in_sandbox:
            own_event_loop()
            seal()

        def guarded(work):
            try:
                work()
            except SystemExit as error:
                return leaving(error.code)
            except BaseException as error:
                told = ending(error)
                try:
                    err.write(printed(error))
                except BaseException:
                    pass
                return told
            return None

        def finish():
            if "threading" in sys.modules:
                sys.modules["threading"]._shutdown()
            run_exit()

        def program():
            with open(folder + entry, "rb") as file:
                source = file.read()
            linecache.cache[entry] = (len(source), None, source.decode(errors="replace").splitlines(True), entry)
            exec(compile(source, entry, "exec", dont_inherit=True), main.__dict__)

        begun = clock()
        told = guarded(program)
        last = guarded(finish)
        ms = (clock() - begun) * 1000
        for stream in (out, err):
            try:
                stream.flush()
            except BaseException:
                pass
        return dumps({**(told or last or {"type": "ended", "status": "done"}), "ms": ms})

    return begin


_facet_begin()
