"""Python programs of several files, or with arguments, as one source: its code is all that a run is given."""

from __future__ import annotations

from collections.abc import Iterator

from alpaco.problem.program import Program

__all__ = ["parts"]

# Modules are looked for among the program's files before the standard library.
_LOADER = """
import sys
from importlib.machinery import ModuleSpec
class _Files:
    sources = {files}
    def find_spec(self, name, path=None, target=None):
        file = name.replace(".", "/")
        for candidate, package in ((file + "/__init__.py", True), (file + ".py", False)):
            if candidate in self.sources:
                return ModuleSpec(name, self, origin=candidate, is_package=package)
        if any(other.startswith(file + "/") for other in self.sources):
            return ModuleSpec(name, self, origin="", is_package=True)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        origin = module.__spec__.origin
        if origin:
            exec(compile(self.sources[origin], origin, "exec", dont_inherit=True), module.__dict__)
sys.meta_path.insert(0, _Files())
"""
_START = """
import sys
sys.argv = [{name}, *{arguments}]
exec(compile({source}, {name}, "exec", dont_inherit=True))
"""


def parts(program: Program) -> Iterator[str]:
    """Yield the sources to compile: the last is the whole program, any before it only have to compile."""
    files = {file.name: file.content for file in program.files if file.name.endswith(".py")}
    yield program.source
    yield from files.values()
    if files or program.arguments:
        start = _START.format(
            name=ascii(program.name), arguments=ascii(program.arguments), source=ascii(program.source)
        )
        yield (_LOADER.replace("{files}", ascii(files)) if files else "") + start
