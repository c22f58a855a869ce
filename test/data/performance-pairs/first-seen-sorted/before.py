def first_seen(tags):
    """Each tag once, in the order in which it came first."""
    seen = []
    for tag in tags:
        if tag not in seen:
            seen.append(tag)
    return seen
