"""What the operator's commands ask AWS for, against moto: images and their marks, policies, logs, and every refusal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import boto3
import pytest
from click.testing import CliRunner

from alpaco.entrypoints.cli import cli
from alpaco.errors import AlpacoError, DeploymentError
from alpaco.problem.text import Locale
from contract.aws_double import moto
from deployment.aws import Aws
from deployment.checks import account, repository, service
from deployment.logs import follow, read
from deployment.manifest import IMAGE_TYPES
from deployment.releases import Releases, previous
from deployment.target import REGION, Target

NOW = datetime(2026, 11, 29, 18, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Serve moto."""
    with moto() as address:
        yield address


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "a-secret-key"}.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def target(endpoint: str, request: pytest.FixtureRequest) -> Target:
    """Return an environment of the test's own."""
    number = abs(hash(request.node.name)) % 10**8
    return Target(environment=f"t{number}", endpoint_url=endpoint, environ={})


def manifest(number: int) -> str:
    """Write a manifest that differs from others."""
    digest = f"sha256:{number:064}"
    layer = {"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": digest, "size": 1}
    config = {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": digest, "size": 1}
    return json.dumps({"schemaVersion": 2, "mediaType": IMAGE_TYPES[1], "config": config, "layers": [layer]})


def make_repository(target: Target, *, mutability: str = "IMMUTABLE") -> None:
    """Create the target's image repository."""
    ecr = boto3.client("ecr", region_name=REGION, endpoint_url=target.endpoint_url)
    ecr.create_repository(repositoryName=target.repository, imageTagMutability=mutability)


def releases(target: Target, *tags: str) -> Releases:
    """Make a repository with an image under each tag."""
    make_repository(target)
    found = Releases(Aws(target, Locale.EN), target)
    for number, tag in enumerate(tags):
        found.put(manifest(number), IMAGE_TYPES[1], tag)
    return found


def test_without_a_repository_there_are_no_images(target: Target) -> None:
    """Before the first deployment that is an answer, not an error."""
    assert Releases(Aws(target, Locale.EN), target).images() == []


def test_a_mark_is_a_tag_of_the_same_image(target: Target) -> None:
    """It adds no image, and says when."""
    images = releases(target, "a", "b")
    images.mark("b", NOW)
    found = {image.tags: image.marks for image in images.images()}
    assert found == {("a",): (), ("b",): ("released-20261129181500",)}


def test_the_version_before_is_the_last_other_one_released(target: Target) -> None:
    """What was pushed and never passed is passed over; what was released again is the latest."""
    images = releases(target, "a", "b", "never", "c")
    for minute, tag in enumerate(("a", "b", "a", "c")):
        images.mark(tag, NOW + timedelta(minutes=minute))
    assert previous(images.images(), "c") == "a"
    assert previous(images.images(), "a") == "c"
    assert previous(images.images(), "never") == "c"


def test_all_images_can_be_deleted(target: Target) -> None:
    """More than one call takes."""
    images = releases(target, *(f"t{number}" for number in range(103)))
    images.delete_all()
    assert images.images() == []


def test_the_repository_is_seen_as_it_is(target: Target) -> None:
    """Mutability, policy, and whether the tag is there."""
    images = releases(target, "a")
    aws = Aws(target, Locale.EN)
    seen = repository.look(aws, target, "a")
    assert (seen.immutable, seen.policy, seen.tag, seen.roles) == (True, None, "a", {})
    assert seen.digest == images.images()[0].digest
    assert repository.look(aws, target, "b").digest is None
    assert repository.look(aws, replace(target, environment="none"), None) == repository.Repository()


def test_a_moving_repository_is_seen(target: Target) -> None:
    """The guard against the fourth failure looks at the repository's own setting."""
    make_repository(target, mutability="MUTABLE")
    assert not repository.look(Aws(target, Locale.EN), target, None).immutable


def test_nothing_deployed_is_seen(target: Target) -> None:
    """No function, no service."""
    assert service.look(Aws(target, Locale.EN), target) == service.Service()


def test_the_account_says_who_asks(target: Target) -> None:
    """Moto does not simulate policies: then what is allowed is unknown, not wrong."""
    seen = account.look(Aws(target, Locale.EN), target)
    assert seen.arn.startswith("arn:aws:sts::123456789012:")
    assert seen.denied is None
    assert seen.problem == ""


def test_a_registry_password_opens_the_registry(target: Target) -> None:
    """It is what `aws ecr get-login-password` prints."""
    assert Aws(target, Locale.EN).registry_password() == "123456789012-auth-token"


@pytest.mark.parametrize("locale", list(Locale))
def test_refusals_are_sentences(target: Target, locale: Locale, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody there, no keys, a profile that does not exist: each names the cure, and never a key."""
    nobody = Aws(replace(target, endpoint_url="http://127.0.0.1:9"), locale)
    with pytest.raises(DeploymentError, match="--endpoint-url") as raised:
        nobody.call("sts", "get_caller_identity")
    assert raised.value.__cause__ is not None
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(DeploymentError, match="aws configure"):
        Aws(target, locale).call("sts", "get_caller_identity")
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(DeploymentError, match="nobody") as raised:
        Aws(target, locale).call("sts", "get_caller_identity")
    assert "a-secret-key" not in str(raised.value)


def test_an_answer_that_says_no_is_told_with_its_code(target: Target) -> None:
    """What exists already, and what does not exist."""
    make_repository(target)
    aws = Aws(target, Locale.EN)
    with pytest.raises(DeploymentError, match="RepositoryAlreadyExistsException"):
        aws.call("ecr", "create_repository", repositoryName=target.repository)
    assert aws.find("ecr", "describe_repositories", repositoryNames=["no/such"]) is None
    with pytest.raises(DeploymentError, match="RepositoryNotFoundException"):
        aws.call("ecr", "describe_repositories", repositoryNames=["no/such"])


def write_logs(target: Target, role: str, *messages: object, first: datetime = NOW) -> None:
    """Let a function log lines, ten seconds apart."""
    logs = boto3.client("logs", region_name=REGION, endpoint_url=target.endpoint_url)
    group = f"/aws/lambda/{target.function(role)}"
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName="s")
    begin = int(first.timestamp() * 1000)
    texts = [each if isinstance(each, str) else json.dumps(each, separators=(",", ":")) for each in messages]
    events = [{"timestamp": begin + 10_000 * number, "message": text} for number, text in enumerate(texts)]
    logs.put_log_events(logGroupName=group, logStreamName="s", logEvents=events)


def recently(minutes: float = 5) -> datetime:
    """Return a moment that CloudWatch still takes lines for."""
    return datetime.now(UTC) - timedelta(minutes=minutes)


def test_logs_of_a_problem_come_in_order_from_all_functions(target: Target) -> None:
    """Lines about others, platform lines and lines that only mention the id are left out."""
    start = recently()
    lines = [{"event": "e1", "problemId": "p1"}, "START RequestId: p1", {"event": "e2", "message": "p1"}]
    write_logs(target, "generator", *lines, {"event": "e3", "problemId": "p1"}, first=start)
    other = {"event": "x", "problemId": "p11"}
    write_logs(target, "worker", other, {"event": "e4", "problemId": "p1"}, first=start)
    since = int(recently(60).timestamp() * 1000)
    found = read(Aws(target, Locale.EN), target, "p1", since)
    assert [(line.fields["event"], line.function.rpartition("-")[2]) for line in found] == [
        ("e1", "generator"),
        ("e4", "worker"),
        ("e3", "generator"),
    ]
    assert read(Aws(target, Locale.EN), target, "p2", since) == []


def test_following_gives_each_line_once(target: Target) -> None:
    """Those that come while it waits, too, even when they come late."""
    start = recently(2)
    write_logs(target, "worker", {"event": "e1", "problemId": "p"}, {"event": "e2", "problemId": "p"}, first=start)
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            write_logs(target, "generator", {"event": "late", "problemId": "p"}, first=start)

    lines = follow(Aws(target, Locale.EN), target, "p", int(recently(60).timestamp() * 1000), sleep)
    assert [line.fields["event"] for line in islice(lines, 3)] == ["e1", "e2", "late"]
    assert len(waits) == 2


def command(*arguments: str) -> tuple[int, str]:
    """Call a command of ours; returns its exit code and what it printed, or the error."""
    done = CliRunner().invoke(cli, arguments)
    words = str(done.exception) if isinstance(done.exception, AlpacoError) else ""
    return done.exit_code, done.stdout + words


def test_the_logs_command_shows_lines_and_objects(target: Target) -> None:
    """Readable by default, the function's own JSON for programs; nothing found is an error that names what to check."""
    where = ("--endpoint-url", target.endpoint_url or "", "--environment", target.environment)
    fields = {"level": "ERROR", "event": "gate.missed", "problemId": "p", "requestId": "r1", "gate": "slow"}
    write_logs(target, "worker", {**fields, "message": "[red] 틀림"}, first=recently())
    code, text = command("logs", "p", *where)
    assert code == 0
    assert re.search(r"worker +ERROR +gate.missed  \[red\] 틀림  gate=slow  \[r1\]", text)
    code, text = command("logs", "p", "--json", *where)
    assert json.loads(text) == {"function": target.function("worker"), **fields, "message": "[red] 틀림"}
    code, text = command("logs", "q", *where, "--language", "ko")
    assert code == 1
    assert "--days" in text


def test_the_doctor_answers_everything_and_each_failure_by_number(target: Target) -> None:
    """Also where nothing is deployed, and where nobody answers; a tag that was never pushed is the first failure."""
    make_repository(target)
    where = ("--endpoint-url", target.endpoint_url or "", "--environment", target.environment)
    for options, first in ((where, "unknown"), ((*where, "--image-tag", "20261129181500"), "wrong")):
        _, text = command("doctor", "--json", *options)
        answers = json.loads(text)["answers"]
        numbered = {answer["failure"]: answer["state"] for answer in answers if answer["failure"]}
        assert sorted(numbered) == [1, 2, 3, 4, 5, 6]
        assert (numbered[1], numbered[3]) == (first, "wrong")  # the repository has no policy
    code, text = command("doctor", "--json", "--endpoint-url", "http://127.0.0.1:9")
    assert code == 1
    assert [each["state"] for each in json.loads(text)["answers"] if each["failure"]] == ["unknown"] * 6


def test_the_doctor_prints_a_table_in_both_languages(target: Target) -> None:
    """The number of each failure, what is wrong, the cure, and the count at the end."""
    make_repository(target)
    where = ("--endpoint-url", target.endpoint_url or "", "--environment", target.environment)
    said = {"ko": ("저장소 정책이", "고칠 것"), "en": ("policy does not let Lambda", "to be cured")}
    for language, (wrong, count) in said.items():
        code, text = command("doctor", *where, "--language", language)
        assert code == 1
        assert wrong in text
        assert "→" in text
        assert count in text.splitlines()[-1]
