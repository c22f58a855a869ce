from itertools import accumulate


def running_totals(amounts: list[int]) -> list[int]:
    return list(accumulate(amounts))
