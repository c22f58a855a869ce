"""Records tests one by one, tells each before it runs, and ends those that take too long."""

import sys
import time

# Time of the processor: other work on the machine makes no test late.
cpu = time.process_time

from facet_asserts import described, own_file


class Skip(Exception):
    """A test that the person marked as not to be run."""


class Fail(AssertionError):
    """A test that says itself that it failed."""


class TimeLimit(BaseException):
    """Raised inside of a test whose time is over."""


class Recorder:
    def __init__(self, report, root, limits):
        self._report = report
        self.root = root
        self.test_seconds = limits["testMs"] / 1000
        self.most = limits["tests"]
        self.known = limits["known"]
        self.late_left = limits.get("ended", 1000)
        self.began = cpu()
        self.told = 0.0
        self.outcomes = []
        self.seen = {}
        self.missing = None

    def tell(self, running, done=False):
        at = (cpu() - self.began) * 1000
        self.told = at
        self._report({"tests": self.outcomes, "running": running, "at": at, "done": done, "missing": self.missing})

    def add(self, name, status, **more):
        if len(self.outcomes) < self.most:
            self.outcomes.append({"name": name[:200], "status": status, **more})

    def run(self, name, call):
        """One test. Returns whether it raised nothing."""
        times = self.seen[name] = self.seen.get(name, 0) + 1
        name = name if times == 1 else f"{name} ({times})"
        index = len(self.outcomes)
        if index >= self.most or self.late_left < 0:
            return True
        if self.late_left == 0:
            self.late_left = -1
            self.add("the tests after it", "error", message="not run: too many before it did not end")
            return True
        if index < len(self.known):
            self.outcomes.append(self.known[index])
            return True
        if index < 200 or (cpu() - self.began) * 1000 - self.told > 50:
            self.tell(name)
        try:
            watched(self.test_seconds, self.root, call)
        except Skip as raised:
            self.add(name, "skipped", message=str(raised))
        except TimeLimit as raised:
            self.late_left -= 1
            error = {"name": "TimeLimit", "message": "", "frames": raised.args[0]}
            message = f"did not end within {self.test_seconds:g} s"
            self.add(name, "error", message=message, error=error)
        except BaseException as raised:
            self.failed(name, raised)
        else:
            self.add(name, "passed")
            return True
        return False

    def failed(self, name, raised):
        error = described(raised, self.root)
        if isinstance(raised, AssertionError):
            message = error["message"] or "AssertionError"
        else:
            message = f"{error['name']}: {error['message']}" if error["message"] else error["name"]
        if isinstance(raised, ModuleNotFoundError) and raised.name:
            error["missing"] = raised.name.split(".")[0]
        self.add(name, "failed" if isinstance(raised, AssertionError) else "error", message=message, error=error)


def watched(seconds, root, call):
    """Calls, and raises TimeLimit inside of it when its time is over. Where the interpreter cannot tell, only the sandbox's limit ends it."""
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:
        return call()
    deadline, latest = cpu() + seconds, time.perf_counter() + 4 * seconds
    left = 500

    def tick(*_):
        nonlocal left
        left -= 1
        if left > 0:
            return
        left = 500
        if cpu() < deadline and time.perf_counter() < latest:
            return
        frames, frame = [], sys._getframe(1)
        while frame is not None:
            file = own_file(frame.f_code.co_filename, root)
            if file is not None:
                frames.insert(0, [file, frame.f_lineno, frame.f_code.co_name])
            frame = frame.f_back
        if frames:
            raise TimeLimit(frames[-20:])

    events = monitoring.events
    ours = monitoring.PROFILER_ID
    watching = [events.JUMP, events.PY_START, events.PY_RESUME]
    if monitoring.get_tool(ours) is None:
        monitoring.use_tool_id(ours, "facet")
    for event in watching:
        monitoring.register_callback(ours, event, tick)
    monitoring.set_events(ours, sum(watching))
    try:
        return call()
    finally:
        monitoring.set_events(ours, 0)
