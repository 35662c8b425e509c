"""Small changes to a module: a comparison turned, a number off by one, a condition dropped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], str]] = {
    ast.Lt: (ast.LtE, "<="),
    ast.LtE: (ast.Lt, "<"),
    ast.Gt: (ast.GtE, ">="),
    ast.GtE: (ast.Gt, ">"),
    ast.Eq: (ast.NotEq, "!="),
    ast.NotEq: (ast.Eq, "=="),
    ast.In: (ast.NotIn, "not in"),
    ast.NotIn: (ast.In, "in"),
    ast.Is: (ast.IsNot, "is not"),
    ast.IsNot: (ast.Is, "is"),
}
# What calls say that the author knows, as an assert does, by their names.
_STATED = {"dataclass": ("frozen", "slots"), "zip": ("strict",)}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change to the source of a module."""

    line: int
    column: int
    old: str
    new: str
    source: str
    """The whole module, changed."""

    @property
    def told(self) -> str:
        """`12: a < b -> a <= b`."""
        return f"{self.line}: {_in_short(self.old)} -> {_in_short(self.new)}"

    @property
    def changed(self) -> str:
        """The line as it was changed."""
        return self.source.splitlines()[self.line - 1].strip()


def _in_short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 70 else f"{line[:67]}..."


def changes(source: str) -> list[Change]:
    """Every small change to a module, in the order of its lines. What only the type checker reads,
    what only says what the author knows, and words for people (strings) stay as they are."""
    lines = source.splitlines(keepends=True)
    found = [
        _changed(lines, node, new)
        for node in _live(ast.parse(source))
        for new in _turned(node)
        if node.end_lineno is not None
    ]
    return sorted(found)


def _live(tree: ast.Module) -> Iterator[ast.expr]:
    """The expressions that are carried out when the program runs."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        for name, value in ast.iter_fields(node):
            # An assert says what the author knows; an annotation is for the type checker.
            if name in ("annotation", "returns") or isinstance(node, ast.Assert):
                continue
            parts = value if isinstance(value, list) else [value]
            waiting += [
                part for part in parts if isinstance(part, ast.AST) and not _only_stated(node, part)
            ]
        if isinstance(node, ast.expr):
            yield node


def _only_stated(node: ast.AST, part: ast.AST) -> bool:
    """Whether a part of a call is one that says what the author knows, as `slots=True`."""
    if not isinstance(node, ast.Call) or not isinstance(part, ast.keyword):
        return False
    return part.arg in _STATED.get(ast.unparse(node.func).rpartition(".")[2], ())


def _turned(node: ast.expr) -> Iterator[str]:
    """The expression with one thing in it changed."""
    if isinstance(node, ast.Compare):
        for n, op in enumerate(node.ops):
            new, _ = _TURNED[type(op)]
            ops = [*node.ops[:n], new(), *node.ops[n + 1 :]]
            yield ast.unparse(ast.Compare(node.left, ops, node.comparators))
    elif isinstance(node, ast.BoolOp):
        for n in range(len(node.values)):
            kept = [value for m, value in enumerate(node.values) if m != n]
            yield ast.unparse(kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield ast.unparse(node.operand)
    elif isinstance(node, ast.IfExp):
        yield ast.unparse(node.body)
        yield ast.unparse(node.orelse)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield str(node.value + 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield str(not node.value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        if not _is_text(node.left) and not _is_text(node.right):
            yield ast.unparse(ast.BinOp(node.left, op, node.right))


def _is_text(node: ast.expr) -> bool:
    text = isinstance(node, ast.JoinedStr)
    return text or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _changed(lines: list[str], node: ast.expr, new: str) -> Change:
    """Put `new` where the node stands. Columns of the tree count bytes."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before = lines[first].encode()[: node.col_offset].decode()
    after = lines[last].encode()[node.end_col_offset :].decode()
    whole = "".join([*lines[:first], f"{before}({new}){after}", *lines[last + 1 :]])
    inside = "".join(lines[first : last + 1])
    old = inside[len(before) : len(inside) - len(after)]
    return Change(node.lineno, node.col_offset, old, new, whole)
