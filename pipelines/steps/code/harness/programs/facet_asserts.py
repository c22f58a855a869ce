"""Makes every assert of a test say its expression and both values, and puts values and errors into words."""

import ast
import itertools
import os
import traceback

LONGEST = 300
NAMES = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
NAMES |= {ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"}


def show(value):
    try:
        text = repr(value)
    except Exception as raised:
        text = f"<{type(value).__name__} whose repr raises {type(raised).__name__}>"
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


class _Rewrite(ast.NodeTransformer):
    """Operands are kept in names no source can spell, so that they are evaluated once."""

    def __init__(self, source):
        self.source = source
        self.numbers = itertools.count()

    def visit_Assert(self, node):
        self.generic_visit(node)
        text = ast.get_source_segment(self.source, node) or ast.unparse(node)
        keep, shown, test = [], [], node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            left, right = self.name(keep, test.left), self.name(keep, test.comparators[0])
            test = ast.Compare(left, test.ops, [right])
            shown = [("left", left), ("right", right)]
        elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            value = self.name(keep, test.operand)
            test, shown = ast.UnaryOp(ast.Not(), value), [("value", value)]
        elif not isinstance(test, (ast.BoolOp, ast.Constant)):
            test = self.name(keep, test)
            shown = [("value", test)]
        pairs = [ast.Tuple([ast.Constant(label), value], ast.Load()) for label, value in shown]
        made = ast.Call(
            ast.Name("@failed", ast.Load()),
            [ast.Constant(text), ast.Tuple(pairs, ast.Load()), node.msg or ast.Constant(None)],
            [],
        )
        check = ast.If(ast.UnaryOp(ast.Not(), test), [ast.Raise(made, None)], [])
        return [ast.fix_missing_locations(ast.copy_location(each, node)) for each in [*keep, check]]

    def name(self, keep, value):
        if isinstance(value, (ast.Constant, ast.Name)):
            return value
        name = f"@{next(self.numbers)}"
        keep.append(ast.Assign([ast.Name(name, ast.Store())], value))
        return ast.Name(name, ast.Load())


def failed(text, shown, message):
    lines = [" ".join(line.strip() for line in text.splitlines())]
    if message is not None:
        lines.append(show(message) if not isinstance(message, str) else message[:LONGEST])
    lines += [f"{label}: {show(value)}" for label, value in shown]
    return AssertionError("\n".join(lines))


def compiled(source, statement, file):
    """The code of one statement of a test, its asserts rewritten."""
    tree = _Rewrite(source).visit(ast.Module([statement], []))
    return compile(ast.fix_missing_locations(tree), file, "exec")


def frames_of(raised, root):
    """Frames in the person's own files, the innermost last: [file, line, function]."""
    found = []
    walked = traceback.walk_tb(raised.__traceback__)
    for frame, line in itertools.islice(walked, 5000):
        file = own_file(frame.f_code.co_filename, root)
        if file is not None:
            name = frame.f_code.co_name
            found.append([file, line, None if name == "<module>" else name])
    return found[:20] + found[-20:] if len(found) > 40 else found


def own_file(file, root):
    path = os.path.normpath(os.path.join(root, file))
    if not path.startswith(root.rstrip(os.sep) + os.sep):
        return None
    inside = os.path.relpath(path, root).replace(os.sep, "/")
    return None if inside.split("/")[-1].startswith("facet_") or "site-packages" in inside else inside


def described(raised, root):
    """An error as the report holds it."""
    if hasattr(raised, "facet_frames"):
        return {"name": "AssertionError", "message": str(raised)[:2000], "frames": raised.facet_frames}
    if isinstance(raised, SyntaxError) and raised.filename:
        file = own_file(raised.filename, root)
        frames = [*frames_of(raised, root), *([[file, raised.lineno or 1, None]] if file else [])]
        return {"name": type(raised).__name__, "message": str(raised.msg), "frames": frames}
    text = str(raised)[:2000]
    return {"name": type(raised).__name__, "message": text, "frames": frames_of(raised, root)}
