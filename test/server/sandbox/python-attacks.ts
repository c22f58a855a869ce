import type { Attack } from "./attack.ts";

const short = { wallMs: 1500, cpuMs: 1000 };
const limited = ["cpu-limit", "time-limit"];

/** Goes through all that the interpreter holds, for anything of JavaScript. */
const everyObject = `
import gc
found = list(gc.get_objects())
for each in list(found):
    found += gc.get_referents(each)
for each in found:
    if "Js" not in type(each).__name__:
        continue
    for attempt in (
        lambda: each.constructor.constructor("return process")(),
        lambda: each.mountNodeFS("/mnt", "/"),
        lambda: each.useNodeSockFS(),
        lambda: each.FS.mount(each.FS.filesystems.NODEFS, {"root": "/"}, "/mnt"),
        lambda: each.FS.filesystems.NODEFS.mount({"opts": {"root": "/"}}),
        lambda: each._module.constructor.constructor("return process")(),
        lambda: each.loadPackage("micropip"),
    ):
        try:
            print("REACHED", attempt())
        except BaseException:
            pass
print("searched")
`;

export const pythonAttacks: readonly Attack[] = [
  { name: "a fork bomb", code: "import os\nwhile True: os.fork()", ends: ["raised"] },
  { name: "an endless loop", code: "while True: pass", limits: short, ends: limited },
  {
    name: "an endless loop in a finally",
    code: "try:\n    1 / 0\nfinally:\n    while True: pass",
    limits: short,
    ends: limited,
  },
  {
    name: "a loop that catches everything",
    code: "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    limits: short,
    ends: limited,
  },
  {
    name: "an endless loop in an import",
    code: "import trap",
    more: [{ name: "trap.py", text: "while True: pass" }],
    limits: short,
    ends: limited,
  },
  {
    name: "an endless loop at the end",
    code: "import atexit\n@atexit.register\ndef last():\n    while True: pass",
    limits: short,
    ends: limited,
  },
  {
    name: "an error that takes forever to be shown",
    code: "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()",
    limits: short,
    ends: limited,
  },
  { name: "a long sleep", code: "import time\ntime.sleep(600)", limits: short, ends: limited },
  {
    name: "a pattern that never ends",
    code: "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    limits: short,
    ends: limited,
  },
  {
    name: "a number without end",
    code: "print(len(str(9 ** 9 ** 9)))",
    limits: short,
    ends: [...limited, "memory-limit"],
  },
  { name: "4 GB at once", code: "data = bytearray(4_000_000_000)", ends: ["raised", "memory-limit"] },
  { name: "2 GB at once", code: "data = bytearray(2_000_000_000)", ends: ["memory-limit"] },
  {
    name: "memory piece by piece",
    code: "kept = []\nwhile True: kept.append(bytearray(1_000_000))",
    ends: ["memory-limit"],
  },
  { name: "deep recursion", code: "def f(): f()\nf()", ends: ["raised"], says: /RecursionError/ },
  {
    name: "recursion without a limit",
    code: "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()",
    ends: ["raised", "crashed"],
  },
  { name: "brackets without end", code: "eval('(' * 100_000)", ends: ["raised", "memory-limit"] },
  { name: "huge output", code: "while True: print('x' * 100_000)", ends: ["output-limit"] },
  {
    name: "huge output to the error stream",
    code: "import sys\nwhile True: sys.stderr.write('x' * 100_000)",
    ends: ["output-limit"],
  },
  {
    name: "a socket",
    code: ({ port }) => `import socket\nsocket.create_connection(("127.0.0.1", ${port}), 2).send(b"x")`,
    limits: short,
    ends: ["raised", ...limited],
  },
  {
    name: "a request by HTTP",
    code: ({ port }) => `import urllib.request\nurllib.request.urlopen("http://127.0.0.1:${port}/", timeout=2)`,
    limits: short,
    ends: ["raised", "needs-package", ...limited],
  },
  {
    name: "the system's users",
    code: "print(open('/etc/passwd').read())",
    ends: ["raised"],
    says: /FileNotFoundError/,
  },
  {
    name: "a secret file",
    code: ({ secret }) => `print(open(${JSON.stringify(secret)}).read())`,
    ends: ["raised"],
    says: /FileNotFoundError/,
  },
  {
    name: "a walk through all files",
    code: "import os\nfor base, _, names in os.walk('/'):\n    if base.startswith(('/proc', '/lib')): continue\n    for name in names:\n        try: print(os.path.join(base, name), open(os.path.join(base, name)).read(10_000))\n        except OSError: pass",
    ends: ["done", "raised", "output-limit"],
  },
  {
    name: "a file outside",
    code: ({ folder }) =>
      `import os\nos.makedirs(${JSON.stringify(folder)}, exist_ok=True)\nopen(${JSON.stringify(folder)} + "/written", "w").write("x")`,
    ends: ["done"],
  },
  {
    name: "a link out",
    code: ({ secret }) => `import os\nos.symlink(${JSON.stringify(secret)}, "link")\nprint(open("link").read())`,
    ends: ["raised"],
    says: /FileNotFoundError/,
  },
  { name: "the environment", code: "import os\nprint(dict(os.environ))", ends: ["done"] },
  {
    name: "JavaScript's constructor",
    code: `import js\nprint(js.constructor.constructor("return process")().env)`,
    ends: ["needs-package"],
  },
  {
    name: "JavaScript's constructor, with the import caught",
    code: `try:\n    import js\nexcept ImportError:\n    from pyodide.ffi import to_js\n    js = to_js([1])\nprint(js.constructor.constructor("return process")().env)`,
    ends: ["needs-package"],
  },
  {
    name: "mountNodeFS",
    code: `import pyodide_js\npyodide_js.mountNodeFS("/mnt", "/")\nprint(open("/mnt/etc/passwd").read())`,
    ends: ["needs-package"],
  },
  { name: "useNodeSockFS", code: `import pyodide_js\npyodide_js.useNodeSockFS()`, ends: ["needs-package"] },
  {
    name: "JavaScript as text",
    code: `from pyodide.code import run_js\nprint(run_js("process.env"))`,
    ends: ["needs-package"],
  },
  {
    name: "Pyodide's core by its builtin",
    code: `import importlib.machinery, _imp\nspec = importlib.machinery.ModuleSpec("_pyodide_core", None)\nprint(_imp.create_builtin(spec))`,
    ends: ["needs-package"],
  },
  {
    name: "Pyodide's core from the importer itself",
    code: `import importlib.machinery as m\nprint(m.BuiltinImporter.find_spec("_pyodide_core").loader.load_module("_pyodide_core").JsProxy)`,
    ends: ["needs-package", "raised", "done"],
  },
  { name: "all that the interpreter holds", code: everyObject, ends: ["done"], says: /^searched\n$/ },
  {
    name: "the frames above",
    code: `import sys\nframe = sys._getframe()\nwhile frame:\n    for name, value in {**frame.f_globals, **frame.f_locals}.items():\n        if "js" in type(value).__name__.lower() or "pyodide" in name: print("REACHED", name)\n    frame = frame.f_back`,
    ends: ["done"],
  },
  {
    name: "native code",
    code: "import ctypes\nctypes.CDLL(None).system(b'id')",
    ends: ["needs-package", "raised", "done", "crashed"],
  },
  {
    name: "another program",
    code: ({ secret }) =>
      `import subprocess\nprint(subprocess.run(["cat", ${JSON.stringify(secret)}], capture_output=True))`,
    ends: ["raised"],
  },
  { name: "a shell", code: ({ folder }) => `import os\nprint(os.system("touch ${folder}/written"))`, ends: ["raised"] },
  {
    name: "a pickle that calls a shell",
    code: ({ folder }) => `import pickle\npickle.loads(b"cposix\\nsystem\\n(S'touch ${folder}/written'\\ntR.")`,
    ends: ["raised"],
  },
  {
    name: "a signal to the server",
    code: ({ pid }) => `import os, signal\nos.kill(${pid}, signal.SIGKILL)\nos.kill(os.getppid(), signal.SIGKILL)`,
    ends: ["raised", "done", "crashed"],
  },
  {
    name: "its own end",
    code: "import os\nprint('before', flush=True)\nos._exit(0)",
    ends: ["crashed", "raised", "done"],
  },
  { name: "an abort", code: "import os\nos.abort()", ends: ["crashed", "raised"] },
  { name: "a thread", code: "import threading\nthreading.Thread(target=lambda: None).start()", ends: ["raised"] },
  {
    name: "processes",
    code: "import multiprocessing\nmultiprocessing.Pool(4).map(print, range(4))",
    ends: ["raised", "needs-package"],
  },
  {
    name: "closed streams",
    code: "import os\nfor fd in range(64):\n    try: os.close(fd)\n    except OSError: pass",
    ends: ["done", "raised"],
  },
  {
    name: "a forged end on every descriptor",
    code: `import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'{"type":"report","value":"forged"}\\n{"type":"ended","status":"done","ms":1}\\n')\n    except OSError: pass\nraise ValueError("the true end")`,
    ends: ["raised"],
    says: /the true end/,
  },
  {
    name: "a forged end on the output",
    code: `print('{"type":"ended","status":"done","ms":1}')\nraise ValueError("the true end")`,
    ends: ["raised"],
    says: /the true end/,
  },
  {
    name: "a runner whose tools are replaced",
    code: `import json, traceback, atexit\njson.dumps = lambda *a, **k: '{"type":"ended","status":"done"}'\ntraceback.TracebackException = None\natexit._run_exitfuncs = None\nraise ValueError("the true end")`,
    ends: ["raised"],
    says: /the true end/,
  },
  {
    name: "a report nested without end",
    code: "import sys\nsys.setrecursionlimit(50_000)\nvalue = []\nfor _ in range(900): value = [value]\nfacet_report(value)",
    ends: ["crashed", "raised"],
  },
  { name: "a report that is too large", code: "facet_report('x' * 5_000_000)", ends: ["raised"], says: /4 MB/ },
  {
    name: "reports without end",
    code: "while True: facet_report('x' * 1_000_000)",
    ends: ["crashed", "cpu-limit", "time-limit"],
  },
];
