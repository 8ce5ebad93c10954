"""`leaving_service.py FOLDER`: leaves a process in a session of its own and a folder, for `Leftovers` to find."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from alpaco.entrypoints.leftovers import Leftovers

folder = Path(sys.argv[1])
leftovers = Leftovers(folder)
left = subprocess.Popen(["/bin/sleep", "1000"], start_new_session=True)
(folder / "planted").mkdir()
found = leftovers.remove()
sys.stdout.write(json.dumps({"found": found, "ended": left.poll() is not None, "files": os.listdir(folder)}) + "\n")
