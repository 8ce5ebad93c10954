"""`python -m alpaco.sandbox.build`: compiles the launcher and the C++ header ahead of their first use.

Exits 0 also where there is no compiler: the sandbox then works in degraded mode.
"""

from __future__ import annotations

import os
import shutil
import sys

from alpaco.errors import SandboxError
from alpaco.sandbox.native import build_launcher, find_cpp_header

__all__ = ["main"]


def main() -> int:
    """Build everything; say one line where there is nothing to build with."""
    try:
        files = build_launcher()
    except SandboxError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if files is None:
        sys.stdout.write("sandbox: no C compiler found (apt-get install g++); programs will run in degraded mode\n")
        return 0
    compiler = shutil.which("g++")
    if compiler is not None:
        find_cpp_header(os.path.realpath(compiler))
    return 0


if __name__ == "__main__":
    sys.exit(main())
