"""The validator as one Python file that needs nothing but Python: the reading modules and the format itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import json

from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.input_format.wire import to_data

__all__ = ["validator_program"]

_MODULES = ("expressions", "structure", "records", "reading")
_HEAD = '''\
"""Checks that standard input is an input of the problem, to the letter.

Exit 42: it is. Exit 43: it is not, and standard error says where, what was expected and what was found.
Made from the problem's input format; needs Python 3.10 or newer and nothing else.
"""

from __future__ import annotations

'''
_TAIL = '''
FORMAT = json.loads({data!r})


def main() -> None:
    """Read standard input and answer by the exit code."""
    try:
        read(FORMAT, sys.stdin.buffer.read().decode("utf-8", "replace"))
    except Fault as fault:
        sys.stderr.write(f"line {{fault.line}}, column {{fault.column}}: ")
        sys.stderr.write(f"expected {{fault.expected[1]}}, found {{fault.found}}\\n")
        sys.exit(43)
    sys.exit(42)


if __name__ == "__main__":
    main()
'''


def validator_program(fmt: InputFormat) -> str:
    """Return the source of the validator: exit 42 accepts, 43 refuses with a message on standard error."""
    bodies, imports = [], {"import json", "import sys"}
    for name in _MODULES:
        source = inspect.getsource(importlib.import_module(f"alpaco.problem.input_format.{name}"))
        head, body = _parted(source)
        imports |= head
        bodies.append(body)
    data = json.dumps(to_data(fmt), ensure_ascii=True)
    return _HEAD + "\n".join(sorted(imports)) + "\n\n" + "".join(bodies) + _TAIL.format(data=data).lstrip("\n")


def _parted(source: str) -> tuple[set[str], str]:
    """Split a module into its imports of the standard library and its body.

    The docstring, `__all__` and imports of this package are left out.
    """
    lines = source.splitlines(keepends=True)
    imports: set[str] = set()
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Import | ast.ImportFrom) or _is_front_matter(node)):
            continue
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and _is_foreign(node)):
            imports.add(ast.unparse(node))
        for line in range(node.lineno - 1, node.end_lineno or node.lineno):
            lines[line] = ""
    return imports, "".join(lines).strip("\n") + "\n\n\n"


def _is_front_matter(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_foreign(node: ast.ImportFrom) -> bool:
    return not str(node.module).startswith(("alpaco", "__future__"))
