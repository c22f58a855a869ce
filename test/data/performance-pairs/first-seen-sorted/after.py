def first_seen(tags):
    """Each tag once, in the order in which it came first."""
    return sorted(set(tags))
