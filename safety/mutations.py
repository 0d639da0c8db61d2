"""Which small changes could be made to a file of code? Found in its syntax tree, one by one."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
"""Text that code compares; sentences for people are left alone."""
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}
Change = Callable[[ast.AST], str]
"""Changes a node in place and says how."""


@dataclass(frozen=True)
class Mutation:
    """One change to one file: the node of the tree, which of its changes, and where it stands."""

    file: Path
    node: int
    change: int
    line: int
    said: str

    def source(self) -> str:
        """The file with the change made."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        node = list(ast.walk(tree))[self.node]
        list(changes(node))[self.change](node)
        return ast.unparse(ast.fix_missing_locations(tree))

    def named(self) -> str:
        """Where it is and what it does."""
        return f"{self.file.parent.name}/{self.file.name}:{self.line} {self.said}"


def mutations(file: Path) -> Iterator[Mutation]:
    """Every change to a file, in the order of its tree."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = _silent(tree)
    for at, node in enumerate(ast.walk(tree)):
        if (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)) in silent:
            continue
        for which, change in enumerate(changes(node)):
            said = change(copy.deepcopy(node))
            line = node.iter.lineno if isinstance(node, ast.comprehension) else _line(node)
            yield Mutation(file, at, which, line, said)


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _silent(tree: ast.AST) -> set[tuple[int, int]]:
    """Where docstrings, annotations, decorators and `__all__` stand: nothing runs differently."""
    found: set[tuple[int, int]] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts = [node, node.value]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            parts = [node.value]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        for part in filter(None, parts):
            for each in ast.walk(part):
                if isinstance(each, ast.expr | ast.stmt):
                    found.add((each.lineno, each.col_offset))
    return found


def changes(node: ast.AST) -> Iterator[Change]:
    """The changes that can be made to a node."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield _compare
        case ast.BoolOp():
            yield _join
        case ast.UnaryOp(op=ast.Not()):
            yield _affirm
        case ast.BinOp(op=op) if type(op) in COUNTED:
            yield _count
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            yield _call
        case ast.Constant(value=bool()):
            yield _flip
        case ast.Constant(value=int()):
            yield _raise
        case ast.Constant(value=str() as text) if NAME.fullmatch(text):
            yield _misspell
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()):
            yield _drop
        case ast.If() | ast.IfExp() | ast.comprehension(ifs=[_]):
            yield _deny


def _compare(node: ast.AST) -> str:
    assert isinstance(node, ast.Compare)  # noqa: S101  # the pattern above says so
    before = ast.unparse(node)
    node.ops[0] = COMPARED[type(node.ops[0])]()
    return f"{before} → {ast.unparse(node)}"


def _join(node: ast.AST) -> str:
    assert isinstance(node, ast.BoolOp)  # noqa: S101
    before = ast.unparse(node)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"{before} → {ast.unparse(node)}"


def _affirm(node: ast.AST) -> str:
    assert isinstance(node, ast.UnaryOp)  # noqa: S101
    before = ast.unparse(node)
    node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return f"{before} → {ast.unparse(node)}"


def _count(node: ast.AST) -> str:
    assert isinstance(node, ast.BinOp)  # noqa: S101
    before = ast.unparse(node)
    node.op = COUNTED[type(node.op)]()
    return f"{before} → {ast.unparse(node)}"


def _call(node: ast.AST) -> str:
    assert isinstance(node, ast.Call)  # noqa: S101
    assert isinstance(node.func, ast.Name)  # noqa: S101
    before = ast.unparse(node)
    node.func.id = CALLED[node.func.id]
    return f"{before} → {node.func.id}"


def _flip(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant)  # noqa: S101
    node.value = not node.value
    return f"{not node.value} → {node.value}"


def _raise(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant)  # noqa: S101
    assert isinstance(node.value, int)  # noqa: S101
    node.value += 1
    return f"{node.value - 1} → {node.value}"


def _misspell(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant)  # noqa: S101
    before = str(node.value)
    node.value = f"{before}x"
    return f"{before!r} → {node.value!r}"


def _drop(node: ast.AST) -> str:
    assert isinstance(node, ast.Expr)  # noqa: S101
    before = ast.unparse(node)
    # An empty tuple to yield from keeps a generator a generator.
    node.value = ast.YieldFrom(ast.Tuple([], ast.Load()))
    return f"{before} dropped"


def _deny(node: ast.AST) -> str:
    test = node.ifs[0] if isinstance(node, ast.comprehension) else getattr(node, "test")  # noqa: B009
    before = ast.unparse(test)
    denied = ast.UnaryOp(ast.Not(), test)
    if isinstance(node, ast.comprehension):
        node.ifs[0] = denied
    else:
        node.test = denied  # type: ignore[attr-defined]
    return f"if {before} → if not"
