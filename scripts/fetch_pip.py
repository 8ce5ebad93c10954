"""Install pip into this virtual environment from the package index, where Python came without ensurepip.

Standard library only. The wheel is held to its SHA-256 and runs from its own archive, as pip's documentation describes
for its zip application.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

VERSION = "26.3"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")


def main() -> None:
    """Fetch, check, install; ends with one line and exit code 1 when the index is out of reach or the hash differs."""
    name = f"pip-{VERSION}-py3-none-any.whl"
    try:
        request = urllib.request.Request(f"{INDEX}/pip/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            address = next(file["url"] for file in json.load(answer)["files"] if file["filename"] == name)
        with urllib.request.urlopen(address, timeout=60) as answer:
            wheel = answer.read()
    except (OSError, ValueError, StopIteration) as error:
        sys.exit(
            f"pip {VERSION} could not be fetched from the package index ({error}); or: apt-get install python3-venv"
        )
    if hashlib.sha256(wheel).hexdigest() != SHA256:
        sys.exit(f"pip {VERSION} from the package index does not have the expected hash; nothing was installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(wheel)
        subprocess.run([sys.executable, f"{path}/pip", "install", "--quiet", "--no-index", str(path)], check=True)


if __name__ == "__main__":
    main()
