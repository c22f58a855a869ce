def sum_of_squares(numbers: list[int]) -> int:
    total = 0
    for at in range(len(numbers)):
        total += numbers[at] * numbers[at]
    return total
