"""Inputs of any size made after examples: lists stay sorted or distinct where the examples are, and values that lists share stay shared."""

import copy
import random
import re
import types

SCALARS = (bool, int, float, str, type(None))
PLAIN = (list, tuple, dict, set, frozenset)


def is_sized(value):
    return isinstance(value, (list, tuple, dict, set, frozenset)) or (isinstance(value, str) and len(value) != 1)


def leaves(value, inside=True):
    """Numbers and texts within lists, records and objects."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return [leaf for each in value for leaf in leaves(each)]
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in [*leaves(key), *leaves(each)]]
    if isinstance(value, SCALARS):
        return [value] if inside else []
    return [leaf for each in vars(value).values() for leaf in leaves(each)] if hasattr(value, "__dict__") else []


class Scaled:
    """`examples`: lists of arguments, from calls that were seen."""

    def __init__(self, examples):
        self.examples = examples
        self.largest = max(examples, key=lambda example: sum(len(leaves(each)) for each in example))
        self.negative = any(isinstance(leaf, (int, float)) and leaf < 0 for leaf in leaves(examples))
        self.traits = [self._traits([e[at] for e in examples if at < len(e)]) for at in range(len(self.largest))]

    def _traits(self, values):
        lists = [each for each in values if isinstance(each, (list, tuple))]
        long = [each for each in lists if len(each) >= 3]
        return {
            "sorted": bool(long) and all(_ascending(each) for each in lists),
            "distinct": bool(long) and all(_distinct(each) for each in lists),
            "square": bool(lists) and all(_square(each) for each in lists),
            "alphabet": "".join(sorted({c for each in values if isinstance(each, str) for c in each})) or "abc",
        }

    def make(self, n, seed, timing=False):
        """Arguments of size n, the same for the same seed."""
        rng = random.Random(seed * 7919 + n)
        example = self.largest if timing else rng.choice(self.examples)
        width = max(4, 2 * n) if timing else rng.choice([3, max(2, n), 4 * n + 4])
        # Whether both sides do the same is also asked where values come twice.
        draw = _Draw(rng, n, width, self.negative and not timing or self.negative and seed % 2 == 1)
        sized = [is_sized(each) for each in example]
        made = [
            draw.sized(each, {**self.traits[at], "distinct": timing and self.traits[at]["distinct"]}) if is_big else None for at, (each, is_big) in enumerate(zip(example, sized))
        ]
        for at, each in enumerate(example):
            if not sized[at]:
                made[at] = self._scalar(each, example, made, draw, any(sized))
        return made

    def _scalar(self, value, example, made, draw, has_sized):
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            return copy.deepcopy(value)
        if not has_sized:
            return draw.n if isinstance(value, int) else value
        for other, new in zip(example, made):
            if isinstance(other, (list, tuple)) and new:
                if value in [each for each in other if isinstance(each, type(value))]:
                    return draw.rng.choice(list(new)) if draw.rng.random() < 0.8 else draw.leaf(value)
                numbers = [each for each in other if type(each) is int]
                if isinstance(value, int) and len(numbers) == len(other) and value > max(numbers, default=value):
                    return max(each for each in new) + value - max(numbers)
                if isinstance(value, int) and value == len(other):
                    return draw.n
        return value


class _Draw:
    def __init__(self, rng, n, width, negative):
        self.rng, self.n, self.width, self.negative = rng, n, width, negative

    def leaf(self, like, number=None):
        """A value of the pool: the same number gives the same value wherever it is drawn."""
        number = self.rng.randrange(self.width) if number is None else number
        if isinstance(like, bool):
            return self.rng.random() < 0.5
        if isinstance(like, int):
            return number - self.width // 2 if self.negative else number
        if isinstance(like, float):
            return (number - self.width // 2 if self.negative else number) + self.rng.randrange(4) / 4
        if isinstance(like, str):
            head = re.match(r"[^\d]*", like).group()
            if len(like) == 1 and like.isalpha():
                return chr(ord("a") + number % 26)
            return f"{head}{number}" if head != like else f"{head[:1] or 'w'}{number:x}"
        return copy.deepcopy(like)

    def numbers(self, count, distinct):
        if distinct:
            return self.rng.sample(range(max(count, self.width)), count)
        return [self.rng.randrange(self.width) for _ in range(count)]

    def sized(self, example, traits):
        n = self.n
        if isinstance(example, str):
            return "".join(self.rng.choice(traits["alphabet"]) for _ in range(n))
        if isinstance(example, dict):
            pairs = list(example.items())
            keys = self.numbers(n, True)
            likes = [self.rng.choice(pairs) for _ in keys] if pairs else []
            return {self.leaf(like[0], key): self.item(like[1]) for key, like in zip(keys, likes)}
        if isinstance(example, (set, frozenset)):
            likes = list(example) or [0]
            return type(example)(self.leaf(likes[0], number) for number in self.numbers(n, True))
        if traits["square"]:
            return [[self.item(example[0][0]) for _ in range(n)] for _ in range(n)]
        return type(example)(self.items(list(example) or [0], traits)) if type(example) in (list, tuple) else example

    def items(self, likes, traits):
        numbers = self.numbers(self.n, traits["distinct"])
        if all(isinstance(each, SCALARS) for each in likes):
            made = [self.leaf(self.rng.choice(likes), number) for number in numbers]
        else:
            made = [self.item(self.rng.choice(likes), number) for number in numbers]
        if traits["sorted"]:
            made.sort(key=_first)
        return made

    def item(self, like, number=None):
        """One item of a list after another; `number` goes to its first leaf, which may be its id."""
        if isinstance(like, SCALARS):
            return self.leaf(like, number)
        if isinstance(like, (list, tuple)):
            made = [self.item(each, number if at == 0 else None) for at, each in enumerate(like)]
            if len(like) > 1 and _ascending(like) and all(type(each) is int for each in like):
                made.sort()
            return type(like)(made) if type(like) in (list, tuple) else type(like)(*made)
        if isinstance(like, dict):
            made = {key: self.item(each, number if at == 0 else None) for at, (key, each) in enumerate(like.items())}
            return made
        if hasattr(like, "__dict__") and not isinstance(like, (type, types.FunctionType, types.ModuleType)):
            made = copy.copy(like)
            for at, (key, each) in enumerate(vars(like).items()):
                object.__setattr__(made, key, self.item(each, number if at == 0 else None))
            return made
        return copy.deepcopy(like)


def _first(value):
    while isinstance(value, (list, tuple, dict)) or hasattr(value, "__dict__"):
        if isinstance(value, (list, tuple)):
            value = value[0] if value else 0
        else:
            value = next(iter((value if isinstance(value, dict) else vars(value)).values()), 0)
    return value


def _ascending(values):
    firsts = [_first(each) for each in values]
    try:
        return all(one <= other for one, other in zip(firsts, firsts[1:]))
    except TypeError:
        return False


def _distinct(values):
    firsts = [repr(_first(each)) for each in values]
    return len(set(firsts)) == len(firsts)


def _square(value):
    return len(value) >= 2 and all(isinstance(each, (list, tuple)) and len(each) == len(value) for each in value)
