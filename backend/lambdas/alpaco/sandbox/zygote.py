"""The fork-server's interpreter: `python -s -S -P zygote.py LIBRARY`.

It loads the launcher as a library and calls its loop, which returns only in a child that has all layers
around it and the program's marshalled code on descriptor 3. It runs in the programs' interpreter, imports
nothing of this package, is started with a clean environment and never holds anything worth reading.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import importlib
import marshal
import os
import random
import sys
import threading
import types

# Programs begin as copies of this process and find these ready.
_WARM = (
    "array bisect collections copy dataclasses decimal fractions functools heapq io itertools math operator re string"
)
_THREAD_STACK = 8 << 20


def _set_thread_stack() -> None:
    """Give threads 8 MiB by default; the C library would reserve the whole stack limit for each."""
    libc = ctypes.CDLL(None)
    attributes = ctypes.create_string_buffer(256)
    libc.pthread_attr_init(attributes)
    libc.pthread_attr_setstacksize(attributes, ctypes.c_size_t(_THREAD_STACK))
    libc.pthread_setattr_default_np(attributes)


def _exit_status(code: object) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    sys.stderr.write(f"{code}\n")
    return 1


def _execute() -> int:
    with os.fdopen(3, "rb") as artefact:
        written = artefact.read()
    code = marshal.loads(written)  # noqa: S302  untrusted, like the program: the layers are around it
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    sys.argv = ["main.py"]
    if b"random" in written:  # seeding takes a tenth of a run
        random.seed()
    try:
        exec(code, main.__dict__)  # noqa: S102
    except SystemExit as end:
        return _exit_status(end.code)
    except BaseException as error:
        own = error.__traceback__
        error.__traceback__ = own.tb_next if own else None
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _finish(status: int) -> int:
    """End as the interpreter does, threads, exit functions and streams in this order, without taking itself apart."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            status = status or 120
    return status


def main() -> None:
    """Serve until the service closes the socket."""
    for name in _WARM.split():
        importlib.import_module(name)
    _set_thread_stack()
    serve = ctypes.PyDLL(sys.argv[1]).serve
    gc.collect()
    gc.freeze()
    serve()
    status = 1
    try:
        status = _finish(_execute())
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
