"""The program's own source as syntax trees, for tests about how it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hallapp"


@dataclass(frozen=True)
class Module:
    """One module: its path below the project, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Say where a node stands, as an editor opens it."""
        return f"{self.name}:{getattr(node, 'lineno', 0)}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    found: list[Module] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "_installed" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        found.append(Module(name, text, ast.parse(text, filename=name)))
    return tuple(found)


def classes(module: Module) -> Iterator[ast.ClassDef]:
    """Every class of a module, inner ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            yield node


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.Call) -> str:
    """Return the plain name that a call calls, empty for anything else."""
    return node.func.id if isinstance(node.func, ast.Name) else ""
