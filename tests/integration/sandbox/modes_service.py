"""`modes_service.py ABI…`: opens a sandbox under each cap of Landlock's version and prints what it found."""

from __future__ import annotations

import json
import sys

from alpaco.sandbox import open_sandbox

for abi in sys.argv[1:]:
    with open_sandbox(landlock_abi=int(abi)) as sandbox:
        isolation = sandbox.isolation()
        sys.stdout.write(json.dumps({"mode": isolation.mode, "notes": " ".join(isolation.notes)}) + "\n")
