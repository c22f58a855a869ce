def running_totals(amounts: list[int]) -> list[int]:
    return [sum(amounts[: end + 1]) for end in range(len(amounts))]
