"""Terraform on a copy of our roots, and AWS on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployment.terraform import ROOTS, Terraform
from emulators.emulated_aws import emulated_aws
from integration.infrastructure.cloud import CLONE, Cloud


@pytest.fixture(scope="session")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The service's root, with the registry's below it, copied with what it reads and initialised."""
    if shutil.which("terraform") is None:
        pytest.skip("terraform is not installed, so nothing here was checked")
    clone = tmp_path_factory.mktemp("clone")
    left_out = shutil.ignore_patterns(".terraform", "*.tfstate*", "backend.tf")
    shutil.copytree(CLONE / "infrastructure", clone / "infrastructure", ignore=left_out)
    shutil.copytree(CLONE / "contracts", clone / "contracts")
    for root in (clone / ROOTS, clone / ROOTS / "registry"):
        Terraform(root, os.environ).init()
    return clone / ROOTS


@pytest.fixture(scope="module")
def cloud(roots: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """An empty account, with our roots ready for it; their state lies in the copy, for one module that uses this."""
    record = tmp_path_factory.mktemp("aws") / "calls.txt"
    with emulated_aws(record) as endpoint:
        yield Cloud(endpoint, roots, record=record)
