def word_counts(words: list[str]) -> dict[str, int]:
    counts = {}
    for word in words:
        counts[word] = words.count(word)
    return counts
