"""The validator as one Python file that needs nothing but Python: the reading modules and the format itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import json

from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.input_format.wire import to_data

__all__ = ["validator_program"]

_MODULES = ("expressions", "structure", "records", "reading", "extremes")
_HEAD = '''\
"""Checks that standard input is an input of the problem, to the letter.

Exit 42: it is. Exit 43: it is not, and standard error says where, what was expected and what was found.
With `--constraints_file PATH` the extremes of single numbers are written there, beside their bounds.
Made from the problem's input format; needs Python 3.10 or newer and nothing else.
"""

from __future__ import annotations

'''
_TAIL = '''
FORMAT = json.loads({data!r})


def main() -> None:
    """Read standard input and answer by the exit code."""
    try:
        values = read(FORMAT, sys.stdin.buffer.read().decode("utf-8", "replace"))
    except Fault as fault:
        sys.stderr.write(f"line {{fault.line}}, column {{fault.column}}: ")
        sys.stderr.write(f"expected {{fault.expected[1]}}, found {{fault.found}}\\n")
        sys.exit(43)
    if "--constraints_file" in sys.argv[1:-1]:
        with open(sys.argv[sys.argv.index("--constraints_file") + 1], "w") as file:
            file.writelines(line + "\\n" for line in extremes(FORMAT, values))
    sys.exit(42)


if __name__ == "__main__":
    main()
'''


def validator_program(fmt: InputFormat) -> str:
    """Return the source of the validator: exit 42 accepts, 43 refuses with a message on standard error."""
    bodies = []
    imports: dict[str, set[str]] = {"json": set(), "sys": set()}
    for name in _MODULES:
        source = inspect.getsource(importlib.import_module(f"alpaco.problem.input_format.{name}"))
        bodies.append(_body(source, imports))
    data = json.dumps(to_data(fmt), ensure_ascii=True)
    return _HEAD + _written(imports) + "\n\n" + "".join(bodies) + _TAIL.format(data=data).lstrip("\n")


def _body(source: str, imports: dict[str, set[str]]) -> str:
    """Return a module without docstring, `__all__` and imports; those of the standard library are collected."""
    lines = source.splitlines(keepends=True)
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            imports.update({alias.name: set() for alias in node.names})
        elif isinstance(node, ast.ImportFrom):
            if not str(node.module).startswith(("alpaco", "__future__")):
                imports.setdefault(str(node.module), set()).update(alias.name for alias in node.names)
        elif not _is_front_matter(node):
            continue
        for line in range(node.lineno - 1, node.end_lineno or node.lineno):
            lines[line] = ""
    return "".join(lines).strip("\n") + "\n\n\n"


def _is_front_matter(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _written(imports: dict[str, set[str]]) -> str:
    plain = [f"import {module}" for module, names in sorted(imports.items()) if not names]
    chosen = [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(imports.items()) if names]
    return "\n".join(plain + chosen)
