"""The backend that docs/operations/infrastructure.md shows, on an emulated bucket."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from alpaco.errors import DeploymentError
from deployment.terraform import Terraform
from emulators.emulated_aws import emulated_aws
from integration.infrastructure.cloud import CLONE, Cloud

pytestmark = pytest.mark.e2e  # terraform is an outside tool

PAGE = CLONE / "docs" / "operations" / "infrastructure.md"
BUCKET, KEY = "my-terraform-states", "alpaco/service.tfstate"
HERE = {
    "skip_credentials_validation": "true",
    "skip_metadata_api_check": "true",
    "skip_requesting_account_id": "true",
    "use_path_style": "true",
}


def test_the_documented_backend_keeps_and_locks_the_state(roots: Path, tmp_path: Path) -> None:
    """After an apply the state is in the bucket and nowhere else; while somebody holds the lock, others are told."""
    root = shutil.copytree(roots / "registry", tmp_path / "registry", ignore=shutil.ignore_patterns("*.tfstate*"))
    shown = re.search(
        r'^    terraform \{\n      backend "s3" \{.*?^    \}\n', PAGE.read_text(), re.MULTILINE | re.DOTALL
    )
    assert shown
    (root / "backend.tf").write_text(textwrap.dedent(shown[0]))
    with emulated_aws() as endpoint:
        account = Cloud(endpoint, tmp_path)
        bucket = account.client("s3")
        bucket.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-2"})
        terraform: Terraform = account.registry
        terraform.init(backend=HERE)
        account.apply_registry()
        assert [found["Key"] for found in bucket.list_objects_v2(Bucket=BUCKET)["Contents"]] == [KEY]
        assert not list(root.glob("*.tfstate"))
        bucket.put_object(Bucket=BUCKET, Key=f"{KEY}.tflock", Body=b'{"ID": "1", "Who": "somebody"}')
        with pytest.raises(DeploymentError, match="somebody else is applying"):
            account.apply_registry()
