// The code of the Developer's example cards.

export const pairing = {
  bug: {
    name: "pairing.py",
    text: `class Reading:
    def __init__(self, time, value):
        self.time = time
        self.value = value


def latest_before(readings, at):
    """The last reading not later than \`at\`, or None; readings are sorted by time."""
    lo, hi = 0, len(readings)
    while lo < hi:
        mid = (lo + hi) // 2
        if readings[mid].time <= at:
            lo = mid + 1
        else:
            hi = mid
    return readings[lo] if lo else None
`,
  },
  tests: `from pairing import Reading, latest_before

READINGS = [Reading(1, "a"), Reading(4, "b"), Reading(9, "c")]


def test_between_two():
    assert latest_before(READINGS, 5).value == "b"


def test_at_the_very_time():
    assert latest_before(READINGS, 4).value == "b"


def test_after_the_last():
    assert latest_before(READINGS, 99).value == "c"


def test_before_the_first():
    assert latest_before(READINGS, 0) is None
`,
  slow: {
    name: "pair.py",
    text: `def pair(blocks, sensors):
    """Every block with each of its sensors; both are (id, name)."""
    pairs = []
    for block_id, block in blocks:
        for sensor_id, sensor in sensors:
            if sensor_id == block_id:
                pairs.append((block, sensor))
    return pairs


print(pair([(1, "north"), (2, "south")], [(2, "s-1"), (1, "s-2"), (2, "s-3")]))
`,
  },
} as const;
