"""The flow of a deployment: order, resuming after an interruption anywhere, and every way back."""

from __future__ import annotations

import pytest
from small_world import Cloud, Quiet, SmallWorld

from alpaco.errors import DeploymentError
from alpaco.problem.text import Text
from deployment.answers import note, unknown, wrong
from deployment.deploy import deploy, roll_back
from deployment.destroy import destroy

FIRST, NEXT = f"hash-{'a' * 12}-20260101000000", f"hash-{'b' * 12}-20260101000001"  # the tags of a cloud's first pushes
EFFECTS = ["registry", "build", "push", "examine", "apply", "smoke", "mark"]


def effects(cloud: Cloud) -> list[str]:
    """Name what was done, without the tags."""
    return [effect.partition(" ")[0] for effect in cloud.done]


def test_the_first_deployment_takes_every_step_in_order() -> None:
    """Registry, build, push, examination, apply, smoke test, mark; then the result."""
    cloud = Cloud()
    deployed = deploy(SmallWorld(cloud), Quiet())
    assert effects(cloud) == EFFECTS
    assert (deployed.tag, deployed.before, deployed.url) == (cloud.live, None, "wss://api.example/live")


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_interrupted_deployment_goes_on(effect: str) -> None:
    """Stopped before any effect, the same command finishes the work and repeats nothing that is done for good."""
    cloud = Cloud(stop_at=effect)
    with pytest.raises(KeyboardInterrupt):
        deploy(SmallWorld(cloud), Quiet())
    deployed = deploy(SmallWorld(cloud), Quiet())
    assert cloud.marks == {deployed.tag: ["released-0000"]}
    for once in ("registry", "push", "apply"):
        assert effects(cloud).count(once) == 1


def test_unchanged_source_is_neither_built_nor_applied_again() -> None:
    """A second deployment only examines and tries; `rebuild` builds all the same."""
    cloud = Cloud()
    first = deploy(SmallWorld(cloud), Quiet())
    cloud.done.clear()
    assert deploy(SmallWorld(cloud), Quiet()).tag == first.tag
    assert effects(cloud) == ["examine", "smoke", "mark"]
    assert deploy(SmallWorld(cloud), Quiet(), rebuild=True).tag != first.tag


def test_changed_source_replaces_what_runs() -> None:
    """The second version knows which one ran before."""
    cloud = Cloud()
    first = deploy(SmallWorld(cloud), Quiet())
    cloud.content = "b" * 12
    second = deploy(SmallWorld(cloud), Quiet())
    assert (second.tag, second.before) == (cloud.live, first.tag)


def broken_deployment(cloud: Cloud) -> tuple[str, str]:
    """Deploy a good version, then one that fails its smoke test; returns the good tag and the error's words."""
    good = deploy(SmallWorld(cloud), Quiet()).tag
    cloud.content = "b" * 12
    cloud.broken.add(NEXT)
    with pytest.raises(DeploymentError) as raised:
        deploy(SmallWorld(cloud), Quiet())
    return good, str(raised.value)


def test_a_failed_smoke_test_ends_on_the_version_before() -> None:
    """It is applied again, tried and marked; the error says both and why."""
    cloud = Cloud()
    good, words = broken_deployment(cloud)
    assert cloud.live == good
    assert len(cloud.marks[good]) == 2
    assert "generation.failed" in words
    assert f"The service is back on {good}" in words


def test_a_failed_version_is_never_gone_back_to() -> None:
    """After the way back there is only one version that ever passed: a rollback has nowhere to go, and says so."""
    cloud = Cloud()
    broken_deployment(cloud)
    with pytest.raises(DeploymentError, match="no version to go back to"):
        roll_back(SmallWorld(cloud), Quiet(), None)


def test_interrupted_before_its_smoke_test_a_bad_version_still_goes() -> None:
    """The tag that runs is then the bad one itself; what ran before it is known from the marks."""
    cloud = Cloud()
    good = deploy(SmallWorld(cloud), Quiet()).tag
    cloud.content = "b" * 12
    cloud.broken.add(NEXT)
    cloud.stop_at = "smoke"
    with pytest.raises(KeyboardInterrupt):
        deploy(SmallWorld(cloud), Quiet())
    assert cloud.live in cloud.broken
    with pytest.raises(DeploymentError, match="The service is back on"):
        deploy(SmallWorld(cloud), Quiet())
    assert cloud.live == good


def test_a_failed_first_deployment_says_what_to_do() -> None:
    """There is nothing to go back to; the service stands, and the words name the cures."""
    cloud = Cloud(broken={FIRST})
    with pytest.raises(DeploymentError, match="first deployment") as raised:
        deploy(SmallWorld(cloud), Quiet())
    assert "alpaco destroy" in str(raised.value)
    assert cloud.marks == {}


def test_a_service_that_fails_later_is_left_alone() -> None:
    """A version that had passed and now fails is not replaced by guessing: the cause lies elsewhere."""
    cloud = Cloud()
    tag = deploy(SmallWorld(cloud), Quiet()).tag
    cloud.broken.add(tag)
    with pytest.raises(DeploymentError, match="runs as before, but now fails"):
        deploy(SmallWorld(cloud), Quiet())
    assert cloud.live == tag


def test_when_the_version_before_fails_too_both_are_told() -> None:
    """Then the image is hardly the cause."""
    cloud = Cloud()
    good = deploy(SmallWorld(cloud), Quiet()).tag
    cloud.content = "b" * 12
    cloud.broken |= {good, NEXT}
    with pytest.raises(DeploymentError, match="and so did that of"):
        deploy(SmallWorld(cloud), Quiet())
    assert cloud.live == good


def test_what_the_doctor_finds_stops_everything_before_the_plan() -> None:
    """Only what is wrong stops; the words hold every trouble and its cure."""
    cloud = Cloud()
    answers = [
        wrong("failure-2", Text("arm64", "it is for arm64"), Text("다시", "build it for amd64"), failure=2),
        note("access", Text("열림", "open")),
        unknown("log-role", Text("모름", "unknown")),
    ]
    with pytest.raises(DeploymentError, match="it is for arm64\n  → build it for amd64"):
        deploy(SmallWorld(cloud, answers), Quiet())
    assert cloud.live is None
    assert deploy(SmallWorld(cloud, answers[1:]), Quiet()).tag == cloud.live


def test_declining_applies_nothing() -> None:
    """The pushed image stays, and the next run goes on from it."""
    cloud = Cloud()
    with pytest.raises(DeploymentError, match="Nothing was applied"):
        deploy(SmallWorld(cloud), Quiet(consent=False))
    assert cloud.live is None
    deploy(SmallWorld(cloud), Quiet())
    assert effects(cloud).count("push") == 1


def test_the_plan_is_shown_before_the_question() -> None:
    """A person sees what will change."""
    telling = Quiet(consent=False)
    with pytest.raises(DeploymentError):
        deploy(SmallWorld(Cloud()), telling)
    assert telling.said[-2:] == ["change 1", "  ~ aws_lambda_alias.worker"]


def test_rollback_goes_back_and_forth() -> None:
    """The first goes to the version before, the second returns; a tag may be named instead."""
    cloud = Cloud()
    first = deploy(SmallWorld(cloud), Quiet()).tag
    cloud.content = "b" * 12
    second = deploy(SmallWorld(cloud), Quiet()).tag
    assert roll_back(SmallWorld(cloud), Quiet(), None).tag == first == cloud.live
    assert roll_back(SmallWorld(cloud), Quiet(), None).tag == second == cloud.live
    assert roll_back(SmallWorld(cloud), Quiet(), first).before == second


def test_rollback_without_a_service_says_so() -> None:
    """There is nothing to roll back."""
    with pytest.raises(DeploymentError, match="No service is deployed"):
        roll_back(SmallWorld(Cloud()), Quiet(), None)


@pytest.mark.parametrize("with_images", [False, True])
def test_destroy_removes_what_it_is_told_to(*, with_images: bool) -> None:
    """The service always, images and repository only on request."""
    cloud = Cloud()
    deploy(SmallWorld(cloud), Quiet())
    destroy(SmallWorld(cloud), Quiet(), with_images=with_images)
    assert cloud.live is None
    assert (not cloud.images, not cloud.repository) == (with_images, with_images)
