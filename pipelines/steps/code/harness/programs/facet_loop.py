"""A small event loop that needs no sockets: asyncio for tests where there is no network."""

import asyncio
import time
from asyncio import base_events, events


class _NoSelector:
    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("every task waits for something that never comes")
        if timeout > 0:
            time.sleep(timeout)
        return []


class SmallLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _NoSelector()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


def run(coroutine):
    """As asyncio.run, also where a loop of the surroundings counts as running."""
    before = events._get_running_loop()
    events._set_running_loop(None)
    loop = SmallLoop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()
        events._set_running_loop(before)


def install():
    asyncio.run = lambda main, **_: run(main)
    asyncio.new_event_loop = events.new_event_loop = SmallLoop
    events._set_running_loop(None)
