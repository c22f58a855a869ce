"""Times a function before and after a change on growing inputs, interleaved, and checks that both do the same."""

import functools
import gc
import inspect
import json
import os
import time

from facet_choose import Stop, choose, function_of, load
from facet_equal import consumed, copied, outcome, same, same_outcome

# Of short calls the quickest of many are undisturbed by other work; clocks of the processor tick too coarsely (4 ms on Linux).
clock = time.perf_counter


def compare(before, after, make, config):
    """Equal on so many inputs, or the first call on which they differ. Small inputs first."""
    count, most, began = 0, 40, clock()
    for seed in range(config["inputs"]):
        n = min(most, seed // 8 if seed < 80 else 10 + seed % 31)
        try:
            arguments = make(n, seed)
        except Exception:
            continue
        at = clock()
        shown = ", ".join(map(repr, arguments))
        one = outcome(before, copied(arguments), seed)
        other = outcome(after, copied(arguments), seed)
        count += 1
        if not same_outcome(one, other):
            text = f"{config['name']}({shown})"
            return {"inputs": count, "different": text if len(text) <= 600 else text[:600] + "…"}
        if clock() - at > 0.1:
            most = max(2, n - 1)
        if clock() - began > config["equalSeconds"]:
            break
    return {"inputs": count, "different": None}


def slowest(function, make, n, config):
    """Of several inputs of one size: a search that happens to end early says nothing about growth."""
    found, longest = None, -1.0
    for seed in range(1, config["seeds"] + 1):
        arguments = make(n, seed, True)
        trial = copied(arguments)
        began = clock()
        try:
            consumed(function(*trial))
        except Exception:
            pass
        if clock() - began > longest:
            found, longest = arguments, clock() - began
        if longest > 2 * config["callSeconds"]:
            break
    return found


class Side:
    def __init__(self, function, make, config):
        self.function, self.make, self.config = function, make, config
        arguments = copied(make(6))
        kept = copied(arguments)
        outcome(function, arguments, 1)
        self.changes = not same(kept, arguments)
        self.explored = []

    def time(self, n, least):
        """Milliseconds of one call; short ones are repeated on equal inputs until `least` seconds."""
        made = self.make(n)
        once = self.batch([copied(made) if self.changes else made])
        if once >= least:
            return once * 1000
        times = min(2000, int(least / max(once, 2e-7)) + 1)
        if self.changes:
            times = min(times, max(1, 20_000 // max(1, n)))
        batch = [copied(made) if self.changes else made for _ in range(times)]
        return self.batch(batch) / times * 1000

    def batch(self, inputs):
        function = self.function
        gc.collect(0)
        gc.disable()
        try:
            began = clock()
            for arguments in inputs:
                consumed(function(*arguments))
            return clock() - began
        finally:
            gc.enable()

    def quickest(self, n, began, cap):
        """Of several runs, unless one takes too long: a disturbed one must not end the search."""
        ms = self.time(n, 0.0005)
        for _ in range(5):
            if clock() - began > 6 * cap + 0.3:
                break
            ms = min(ms, self.time(n, 0.0005))
        return ms

    def explore(self):
        """Sizes up to the largest that is still quick, found carefully: it may be exponential."""
        cap, began = self.config["callSeconds"], clock()
        n = 2
        while n <= self.config["largest"] and clock() - began < self.config["exploreSeconds"]:
            try:
                at = clock()
                ms = self.quickest(n, at, cap)
            except (Exception, RecursionError):
                break
            self.explored.append((n, ms))
            if ms / 1000 > cap * 0.7 or clock() - at > 20 * cap + 1:
                break
            n = self.next(n, ms, cap * 1000)

    def next(self, n, ms, cap):
        if len(self.explored) < 2 or ms < 0.05:
            return n + max(1, n // 2) if n < 16 else n * 2
        # By the steepest of the last steps: one that was disturbed makes the next look flat.
        known = self.explored[-4:-1]
        rate = max(max(1.0, ms / max(earlier, 1e-4)) ** (1 / (n - before)) for before, earlier in known)
        for step in (n, n // 2, n // 4, n // 8, 2, 1):
            # Of what grows exponentially few sizes can be timed: none of them is passed over.
            is_fine = rate ** min(n, 64) <= 16 or rate**step <= 3
            if step >= 1 and is_fine and ms * min(rate**step, 1e9) <= cap:
                return n + step
        return n + 1 if ms * rate <= 4 * cap else self.config["largest"] + 1


def measured(sides, config, tell):
    sizes = {label: [n for n, ms in side.explored if ms >= 0.0005][-config["points"] :] for label, side in sides.items()}
    largest = {label: max(each, default=0) for label, each in sizes.items()}
    points = {n: {label: [] for label in sides} for n in sorted({n for each in sizes.values() for n in each})}
    began = clock()
    for round_ in range(config["repeats"]):
        for n, point in points.items():
            for label in list(sides)[:: 1 if round_ % 2 else -1]:
                if n <= largest[label]:
                    point[label].append(sides[label].time(n, config["leastSeconds"]))
        tell({"points": [{"n": n, **point} for n, point in points.items()], "repeats": round_ + 1})
        if clock() - began > config["measureSeconds"] and round_ >= 2:
            break


def main(report):
    root = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(root, "facet_config.json"), encoding="utf-8") as opened:
        config = json.load(opened)
    told = {"reason": None, "equal": None, "points": [], "repeats": 0, "grows": None}

    def tell(more):
        told.update(more)
        report(told)

    try:
        modules = {side: load(root, f"facet_{side}", config["files"][side], config["file"]) for side in config["files"]}
        functions = {side: function_of(module, config["name"]) for side, module in modules.items()}
        make, scaled = choose(config, modules["before"], functions["before"])
        grows = None
        if scaled is not None:
            parameters = list(inspect.signature(functions["before"]).parameters)
            sized = [at for at, each in enumerate(scaled.largest) if not isinstance(each, (bool, int, float, type(None)))]
            grows = parameters[sized[0] if sized else 0] if parameters else None
        tell({"grows": grows})
        if "after" in functions:
            tell({"equal": compare(functions["before"], functions["after"], make, config)})
        kept = functools.cache(lambda n: slowest(functions["before"], make, n, config))
        sides = {label: Side(function, kept, config) for label, function in functions.items()}
        for side in sides.values():
            side.explore()
        measured(sides, config, tell)
    except Stop as stopped:
        tell({"reason": list(stopped.args)})


main(globals().pop("facet_report"))
