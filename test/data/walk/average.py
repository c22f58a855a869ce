def average(values):
    total = 0
    for value in values:
        total += value
    return total / len(value)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def spread(values):
    return max(values) - min(values)


def counted(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def most_common(values):
    counts = counted(values)
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def by_group(rows, group, value):
    groups = {}
    for row in rows:
        groups.setdefault(row[group], []).append(row[value])
    return groups


def highest_group(rows, group, value):
    groups = by_group(rows, group, value)
    return max(groups, key=lambda name: median(groups[name]))


def marks_of(lines):
    marks = []
    for line in lines:
        text = line.strip()
        if text.isdigit():
            marks.append(int(text))
    return marks


def report(lines):
    marks = marks_of(lines)
    return {
        "median": median(marks),
        "spread": spread(marks),
        "most common": most_common(marks),
    }


def test_average():
    assert average([1, 2, 3]) == 2


def test_median():
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 2.5


def test_most_common():
    assert most_common([1, 2, 2, 3, 3]) == [2, 3]


def test_highest_group():
    rows = [{"day": "one", "mark": 2}, {"day": "two", "mark": 5}, {"day": "two", "mark": 4}]
    assert highest_group(rows, "day", "mark") == "two"


def test_report():
    assert report(["1", " 3 ", "?", "3"]) == {"median": 3, "spread": 2, "most common": [3]}
