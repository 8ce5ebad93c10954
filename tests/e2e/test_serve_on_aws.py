"""The whole service on DynamoDB and S3: accepted by the route, made by a worker, downloaded from the bucket."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

import pytest

from contract.aws_double import KEYS, moto, new_bucket, new_table
from serving import ask, events, hear, kinds, serving

pytestmark = pytest.mark.e2e  # it proves a real problem, which takes half a minute


def test_a_problem_is_made_on_a_table_and_a_bucket(tmp_path: Path) -> None:
    """From the request to the package, nothing but a log file is left on this machine; a restart remembers all."""
    with moto() as endpoint:
        variables = {
            "ALPACO_TABLE": new_table(endpoint),
            "ALPACO_BUCKET": new_bucket(endpoint).rpartition("/")[2],
            "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
            "AWS_ENDPOINT_URL_S3": endpoint,
            "AWS_ACCESS_KEY_ID": KEYS.access_key,
            "AWS_SECRET_ACCESS_KEY": KEYS.secret_key,
        }
        with serving(tmp_path, variables=variables) as service, service.connect() as socket:
            ask(socket, "generateProblem", problemId="p1", prompt="an easy prefix sum problem", seed=7)
            log = list(events(socket))
            assert kinds(log)[-1] == "generation.completed"
            assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
        with serving(tmp_path, variables=variables) as service, service.connect() as socket:
            ask(socket, "resumeGeneration", problemId="p1", afterSeq=0)
            assert hear(socket)["recovered"]
            assert list(events(socket)) == log
            ask(socket, "listProblems")
            assert [item["state"] for item in hear(socket)["items"]] == ["completed"]
            ask(socket, "getPackage", problemId="p1", format="icpc")
            package = hear(socket)
        assert package["url"].startswith(f"{endpoint}/{variables['ALPACO_BUCKET']}/")
        with urlopen(package["url"]) as answer:  # noqa: S310
            data = answer.read()
        assert (len(data), sha256(data).hexdigest()) == (package["bytes"], package["sha256"])
        assert any(name.endswith("problem.yaml") for name in zipfile.ZipFile(io.BytesIO(data)).namelist())
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".sqlite3", ".zip"}]
