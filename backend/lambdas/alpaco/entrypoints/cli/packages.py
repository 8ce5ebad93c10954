"""Finished problems of this machine, written out as package folders."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from alpaco.bootstrap import Service
from alpaco.entrypoints.cli.words import say
from alpaco.errors import ConfigurationError, NotFoundError
from alpaco.problem.generation import Key
from alpaco.problem.text import Locale

__all__ = ["check_free", "write_package"]

_LISTED = 10


def check_free(folder: Path, locale: Locale) -> None:
    """Refuse a folder that holds something: nothing is ever overwritten."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError(say("folder_taken", locale, folder=folder))


def write_package(service: Service, key: Key, *, format: str, folder: Path, locale: Locale) -> int:  # noqa: A002
    """Write the stored package of a finished problem as files below `folder`, all or none; returns how many."""
    check_free(folder, locale)
    generation = service.stores.generations.get(key)
    data = None
    if generation is not None and generation.result is not None:
        name = f"{key.problem_id}-{format}.zip"
        data = service.stores.artefacts.get(f"{key.prefix}/{generation.result.folder}/{name}")
    if data is None:
        raise NotFoundError(_no_problem(service, key, locale))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".alpaco-") as scratch:
            written = Path(scratch) / "package"
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                archive.extractall(written)
                count = len(archive.namelist())
            written.replace(folder)
    except OSError as error:
        raise ConfigurationError(say("cannot_write", locale, folder=folder, cause=error.strerror or error)) from error
    return count


def _no_problem(service: Service, key: Key, locale: Locale) -> str:
    page = service.stores.generations.page(key.owner, _LISTED, None)
    finished = [each.key.problem_id for each in page.items if each.result is not None]
    message = say("no_problem", locale, problem_id=key.problem_id)
    return f"{message} {say('made_here', locale, problem_ids=', '.join(finished))}" if finished else message
