"""The doctor's judgements over recorded machines, accounts, repositories and images: good and bad, in two languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from alpaco.problem.text import Locale, Text
from deployment.answers import Answer, State, answer_data, good, wrong
from deployment.checks import account, image, machine, permissions, repository, service
from deployment.manifest import PublishedImage
from deployment.target import Target

ROOT = Path(__file__).parents[3]
ARN = "arn:aws:ecr:ap-northeast-2:123456789012:repository/alpaco/problem-generator-streaming-dev"

MACHINE = machine.Machine((3, 12), "1.11.4", docker=True, engine=True, buildah=False, wscat=True)
ACCOUNT = account.Account(
    arn="arn:aws:iam::123456789012:user/kim", region="ap-northeast-2", denied=(), concurrency=1000, log_role=""
)
LAMBDA = {
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        }
    ]
}
ROLE = {
    "Statement": [
        {"Effect": "Allow", "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], "Resource": ARN},
        {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "*"},
    ]
}
REPOSITORY = repository.Repository(
    arn=ARN,
    url="123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/alpaco/problem-generator-streaming-dev",
    immutable=True,
    policy=LAMBDA,
    roles={"alpaco-dev-generator": ROLE},
    tag="20261129181500",
    digest="sha256:1",
    running="sha256:1",
)
IMAGE = PublishedImage(
    "sha256:1", 180_000_000, "linux/amd64", ("python3",), ("lambda_function.lambda_handler",), "3.12.1"
)
IMPORTED = good("image-modules", Text("불러옴", "imported"), failure=6)


def states(answers: Iterable[Answer]) -> dict[str, str]:
    """Name each check's state."""
    return {answer.check: answer.state.value for answer in answers}


def check_words(answers: Iterable[Answer]) -> None:
    """Hold every sentence to its promises: both languages, no place left empty, a cure for what is wrong."""
    for answer in answers:
        for text in filter(None, (answer.what, answer.cure)):
            assert text.ko
            assert text.en
            assert "{" not in text.ko + text.en
        assert (answer.state is not State.WRONG) or answer.cure is not None


def test_a_good_machine() -> None:
    """Every program is there."""
    answers = machine.judge(MACHINE)
    check_words(answers)
    assert set(states(answers).values()) == {"ok"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"python": (3, 10)}, "python", "wrong"),
        ({"terraform": None}, "terraform", "wrong"),
        ({"terraform": "1.10.5"}, "terraform", "wrong"),
        ({"terraform": "1.9.0"}, "terraform", "wrong"),
        ({"terraform": "1.12.0-beta1"}, "terraform", "ok"),
        ({"terraform": "2.0.0"}, "terraform", "ok"),
        ({"engine": False}, "builder", "wrong"),
        ({"engine": False, "docker": False}, "builder", "wrong"),
        ({"engine": False, "buildah": True}, "builder", "ok"),
        ({"engine": False, "docker": False, "buildah": True}, "builder", "ok"),
        ({"wscat": False}, "wscat", "note"),
    ],
)
def test_what_a_machine_lacks(change: dict[str, object], check: str, state: str) -> None:
    """One thing missing is one answer, and only that one."""
    answers = machine.judge(replace(MACHINE, **change))
    check_words(answers)
    assert states(answers) == {**states(machine.judge(MACHINE)), check: state}


def test_an_engine_that_does_not_run_is_told_from_none() -> None:
    """The cures differ: start it, or install one."""
    idle, none = (machine.judge(replace(MACHINE, engine=False, docker=docker))[2] for docker in (True, False))
    assert "no engine runs" in idle.what.en
    assert "neither docker nor buildah" in none.what.en


def test_a_good_account() -> None:
    """Who, where, what is allowed, and no log role in the way."""
    answers = account.judge(ACCOUNT, "alpaco-dev", 45)
    check_words(answers)
    assert list(states(answers)) == ["credentials", "region", "permissions", "concurrency", "log-role"]
    assert set(states(answers).values()) == {"ok"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"region": "us-east-1"}, "region", "note"),
        ({"region": None}, "region", "ok"),
        ({"denied": ("ecr:PutImage", "iam:PassRole")}, "permissions", "wrong"),
        ({"denied": None}, "permissions", "unknown"),
        ({"concurrency": 10}, "concurrency", "wrong"),
        ({"concurrency": 144}, "concurrency", "wrong"),
        ({"concurrency": 145}, "concurrency", "ok"),
        ({"concurrency": None}, "concurrency", "unknown"),
        ({"log_role": None}, "log-role", "unknown"),
        ({"log_role": "arn:aws:iam::123456789012:role/somebody-else"}, "log-role", "note"),
        ({"log_role": "arn:aws:iam::123456789012:role/alpaco-dev-api-logs"}, "log-role", "ok"),
    ],
)
def test_what_an_account_lacks(change: dict[str, object], check: str, state: str) -> None:
    """One thing is one answer."""
    answers = account.judge(replace(ACCOUNT, **change), "alpaco-dev", 45)
    check_words(answers)
    assert states(answers) == {**states(account.judge(ACCOUNT, "alpaco-dev", 45)), check: state}


def test_all_that_the_deployers_policy_allows_is_asked_about() -> None:
    """Each action on a resource of its own service and environment; many denials are named in part."""
    policy = json.loads((ROOT / permissions.POLICY).read_text())
    asked = permissions.simulations(policy, "123456789012", Target("prod", environ={}))
    by_action = {action: resource for resource, actions in asked.items() for action in actions}
    assert by_action["ecr:PutImage"] == (
        "arn:aws:ecr:ap-northeast-2:123456789012:repository/alpaco/problem-generator-streaming-prod"
    )
    assert by_action["lambda:CreateFunction"] == "arn:aws:lambda:ap-northeast-2:123456789012:function:alpaco-prod-x"
    assert by_action["sns:CreateTopic"].startswith("arn:aws:sns:")
    assert by_action["ec2:CreateVpc"] == "*"
    assert "lambda:Get*" not in by_action
    answer = permissions.judge(tuple(sorted(by_action)))
    check_words([answer])
    assert f"(+{len(by_action) - 12})" in answer.what.en
    assert "deployer.json" in answer.cure.ko


def test_without_credentials_nothing_else_is_asked() -> None:
    """The only answer carries AWS's words and a command that tells when it is cured."""
    answers = account.judge(account.Account(problem="There are no AWS credentials"), "alpaco-dev", 45)
    check_words(answers)
    assert states(answers) == {"credentials": "wrong"}


def test_a_good_repository() -> None:
    """Image there, tags that stay, and Lambda may fetch."""
    answers = repository.judge(REPOSITORY)
    check_words(answers)
    assert [(answer.failure, answer.state.value) for answer in answers] == [(1, "ok"), (3, "ok"), (4, "ok")]


def policy(**change: object) -> dict[str, object]:
    """Return the repository's policy with its statement changed."""
    return {"Statement": [{**LAMBDA["Statement"][0], **change}]}


@pytest.mark.parametrize(
    ("change", "failure", "state"),
    [
        ({"digest": None}, 1, "wrong"),
        ({"tag": None, "digest": None, "running": None}, 1, "unknown"),
        ({"policy": None}, 3, "wrong"),
        ({"policy": policy(Principal={"Service": "ecs.amazonaws.com"})}, 3, "wrong"),
        ({"policy": policy(Effect="Deny")}, 3, "wrong"),
        ({"policy": policy(Action="ecr:BatchGetImage")}, 3, "wrong"),
        ({"policy": policy(Action="ecr:*")}, 3, "ok"),
        ({"policy": policy(Principal={"Service": ["ecs.amazonaws.com", "lambda.amazonaws.com"]})}, 3, "ok"),
        ({"roles": {"r": {"Statement": []}}}, 3, "wrong"),
        ({"roles": {"r": {"Statement": [{**ROLE["Statement"][0], "Resource": f"{ARN}-other"}]}}}, 3, "wrong"),
        ({"roles": {"r": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}}}, 3, "ok"),
        ({"roles": {}}, 3, "ok"),
        ({"tag": "latest"}, 4, "wrong"),
        ({"tag": "Prod"}, 4, "wrong"),
        ({"immutable": False}, 4, "wrong"),
    ],
)
def test_what_a_repository_lacks(change: dict[str, object], failure: int, state: str) -> None:
    """Each of the failures 1, 3 and 4 is recognised, alone, and named with its cure."""
    answers = repository.judge(replace(REPOSITORY, **change))
    check_words(answers)
    assert {answer.failure: answer.state.value for answer in answers} == {1: "ok", 3: "ok", 4: "ok", failure: state}


def test_without_a_repository_nothing_is_wrong_yet() -> None:
    """Before the first deployment there is nothing to be wrong; a tag that was asked for is."""
    answers = repository.judge(repository.Repository())
    check_words(answers)
    assert {answer.state.value for answer in answers} == {"unknown"}
    assert repository.judge(repository.Repository(tag="20261129181500"))[0].state is State.WRONG


def test_moving_tags_are_those_that_the_plan_refuses() -> None:
    """The doctor and variables.tf know the same names."""
    text = (ROOT / "infrastructure/terraform/problem_service/variables.tf").read_text()
    listed = re.search(r"!contains\(\[(.*?)\], lower", text, re.DOTALL)
    assert listed is not None
    assert set(re.findall(r'"([^"]+)"', listed[1])) == repository.MOVING_TAGS


def test_a_good_image() -> None:
    """Lambda takes it and its Python runs the code: the failures 2, 5 and 6 cannot come."""
    answers = image.judge(IMAGE, IMPORTED)
    check_words(answers)
    assert {answer.failure: answer.state.value for answer in answers} == {2: "ok", 5: "ok", 6: "ok"}
    assert "180 MB" in answers[0].what.en


def test_what_an_image_lacks() -> None:
    """What the publish guard and the import say is passed on with its number; what cannot be run is unknown."""
    arm = wrong("image", Text("arm64", "arm64"), Text("다시", "again"), failure=2)
    assert image.judge(replace(IMAGE, findings=(arm,)), None) == [arm]
    missing = wrong("image-modules", Text("없음", "No module named 'generation'"), Text("다시", "again"), failure=6)
    assert [each.state.value for each in image.judge(IMAGE, missing)] == ["ok", "wrong"]
    unrun = image.judge(IMAGE, None)
    check_words(unrun)
    assert {answer.failure: answer.state.value for answer in unrun} == {2: "ok", 5: "unknown", 6: "unknown"}


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (service.Service(), {"service": "unknown"}),
        (service.Service(in_vpc=True, open_api=False), {"network": "ok", "access": "ok"}),
        (service.Service(in_vpc=False, open_api=True), {"network": "note", "access": "note"}),
        (service.Service(in_vpc=True, open_api=None), {"network": "ok", "access": "unknown"}),
    ],
)
def test_the_service(seen: service.Service, expected: dict[str, str]) -> None:
    """Being outside a VPC and being open are worth knowing, not wrong."""
    answers = service.judge(seen)
    check_words(answers)
    assert states(answers) == expected


def test_answers_for_programs() -> None:
    """JSON names the check, the state, the failure's number and the sentences in one language."""
    answer = machine.judge(replace(MACHINE, terraform=None))[1]
    data = answer_data(answer, Locale.KO)
    assert (data["check"], data["state"], data["failure"]) == ("terraform", "wrong", None)
    assert data["what"] == "terraform이 없습니다."
    assert data["cure"]
