"""Counts where the time of a function goes: the share of each line of its files, on one input that is big enough."""

import json
import os
import sys
import time

from facet_choose import Stop, choose, function_of, load
from facet_equal import consumed, copied

clock = time.perf_counter


def profiled(call, base, seconds):
    """Seconds by (file, line), each line's time until the next one of any file begins."""
    spent = {}
    last, began = None, clock()
    deadline = began + seconds

    def local(frame, event, _):
        nonlocal last, began
        now = clock()
        if last is not None:
            spent[last] = spent.get(last, 0.0) + now - began
        if now > deadline:
            sys.settrace(None)
            raise TimeoutError
        if event == "line":
            last = (frame.f_code.co_filename, frame.f_lineno)
        elif event == "return":
            back = frame.f_back
            inside = back is not None and back.f_code.co_filename.startswith(base)
            last = (back.f_code.co_filename, back.f_lineno) if inside else None
        began = clock()
        return local

    def trace(frame, event, argument):
        return local if frame.f_code.co_filename.startswith(base) else None

    sys.settrace(trace)
    try:
        consumed(call())
    except TimeoutError:
        pass
    finally:
        sys.settrace(None)
    return spent


def main(report):
    root = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(root, "facet_config.json"), encoding="utf-8") as opened:
        config = json.load(opened)
    base = os.path.join(root, "facet_before")
    try:
        module = load(root, "facet_before", config["files"]["before"], config["file"])
        function = function_of(module, config["name"])
        make, _ = choose(config, module, function)
        best, n = {}, 4
        while n <= config["largest"]:
            arguments = make(n, 1, True)
            at = clock()
            spent = profiled(lambda: function(*copied(arguments)), base, config["profileSeconds"])
            best = {"n": n, "spent": spent}
            if clock() - at > config["profileSeconds"] / 4:
                break
            n *= 2
        lines = [
            {"file": os.path.relpath(file, base).replace(os.sep, "/"), "line": line, "ms": s * 1000}
            for (file, line), s in best["spent"].items()
        ]
        report({"reason": None, "lines": sorted(lines, key=lambda each: -each["ms"])[:200], "n": best["n"]})
    except Stop as stopped:
        report({"reason": list(stopped.args), "lines": [], "n": 0})


main(globals().pop("facet_report"))
