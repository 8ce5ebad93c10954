"""Runs a command under the restrictions that AWS Lambda is reported to have: `lambda_filter.py COMMAND…`.

A seccomp filter that denies `prctl`, `seccomp`, `ptrace`, `chroot` and namespaces, and answers Landlock as a
kernel from before 5.13 does. Reported by users of Lambda between 2020 and 2026; not seen by us.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
CALLS = {
    "x86_64": {"prctl": 157, "ptrace": 101, "chroot": 161, "unshare": 272, "setns": 308, "mount": 165, "seccomp": 317},
    "aarch64": {"prctl": 167, "ptrace": 117, "chroot": 51, "unshare": 97, "setns": 268, "mount": 40, "seccomp": 277},
}
LANDLOCK = (444, 445, 446)
PR_SET_NO_NEW_PRIVS, SET_MODE_FILTER = 38, 1


def program() -> bytes:
    """Assemble the filter."""
    denied = CALLS[platform.machine()].values()
    code = [(LOAD, 0, 0, 0)]
    for call, answer in [(call, errno.EPERM) for call in denied] + [(call, errno.ENOSYS) for call in LANDLOCK]:
        code += [(JUMP_IF_EQUAL, 0, 1, call), (RETURN, 0, 0, ERRNO | answer)]
    code.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def install() -> None:
    """Put the filter around this process for ever."""
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(program())
    header = struct.pack("HxxxxxxP", (len(code) - 1) // 8, ctypes.addressof(code))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    if libc.syscall(CALLS[platform.machine()]["seccomp"], SET_MODE_FILTER, 0, header):
        raise OSError(ctypes.get_errno(), "seccomp")


if __name__ == "__main__":
    install()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606
