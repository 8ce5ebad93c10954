"""From nothing to a running service, and from one version to the next: every step, in order, each safe to repeat.

What is already there is found, not recorded: the repository, a pushed image of the same source, a service that already
runs the image. So the same command goes on where an earlier one stopped.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alpaco.errors import DeploymentError
from deployment import words
from deployment.answers import Answer, fill, wrongs
from deployment.emulated import publish
from deployment.plans import summary
from deployment.releases import previous
from deployment.source import newest
from deployment.telling import Telling
from deployment.world import World

__all__ = ["Deployed", "deploy", "roll_back"]


@dataclass(frozen=True, slots=True)
class Deployed:
    """A service that has passed its smoke test. `before` is the tag that ran until then, None after the first time."""

    url: str
    tag: str
    before: str | None
    open_api: bool


def deploy(world: World, telling: Telling, *, base_image: str | None = None, rebuild: bool = False) -> Deployed:
    """Take the source of this clone to the world's target.

    Raises `DeploymentError` in the user's language; after a failed smoke test the service runs what it ran before.
    """
    with telling.step(words.LOOKING):
        _stop_at(world.surroundings(), world)
    with telling.step(words.REGISTRY):
        repository = _registry(world)
    tag = _image(world, telling, repository, base_image=base_image, rebuild=rebuild)
    with telling.step(words.EXAMINING):
        _stop_at(world.image(tag), world)
    before = _running(world)
    if not _apply(world, telling, tag):
        raise DeploymentError(fill(words.DECLINED, tag=tag).of(world.locale))
    before = _prove(world, telling, tag, before)
    return _deployed(world, tag, before)


def roll_back(world: World, telling: Telling, to: str | None) -> Deployed:
    """Put the previous image back, or the one under the tag `to`, and try it.

    The previous one is the last other image that passed its smoke test (`Releases`).
    """
    running = _running(world)
    if running is None:
        raise DeploymentError(words.NOT_DEPLOYED.of(world.locale))
    tag = to or previous(world.releases.images(), running)
    if tag is None:
        raise DeploymentError(words.NOTHING_BEFORE.of(world.locale))
    with telling.step(words.EXAMINING):
        _stop_at(world.image(tag), world)
    if not _apply(world, telling, tag):
        raise DeploymentError(fill(words.DECLINED, tag=tag).of(world.locale))
    try:
        _smoke(world, telling, tag)
    except DeploymentError as error:
        raise DeploymentError(fill(words.ROLLBACK_FAILED, tag=tag, cause=error).of(world.locale)) from error
    return _deployed(world, tag, running)


def _stop_at(answers: list[Answer], world: World) -> None:
    """Stop where something is wrong, with all of it and every cure."""
    if found := wrongs(answers):
        lines = [
            f"✘ {each.what.of(world.locale)}" + (f"\n  → {each.cure.of(world.locale)}" if each.cure else "")
            for each in found
        ]
        raise DeploymentError(fill(words.STOPPED, problems="\n".join(lines)).of(world.locale))


def _registry(world: World) -> str:
    """Make or mend the image repository and return its address. It costs nothing while it is empty: nobody is asked."""
    terraform = world.terraform(world.target.registry_root)
    terraform.init()
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "registry.plan"
        if terraform.plan({"environment": world.target.environment}, out=plan):
            terraform.apply(plan)
    url: str = terraform.outputs()["generator_streaming_ecr_repo_url"]
    if world.target.registry is not None:
        return f"{world.target.registry}/{world.target.repository}"
    return url


def _image(world: World, telling: Telling, repository: str, *, base_image: str | None, rebuild: bool) -> str:
    """Build and push the source under a tag of its own, unless that was done before; returns the tag."""
    source = world.source(base_image)
    pushed = [tag for image in world.releases.images() for tag in image.tags]
    if not rebuild and (tag := newest(source, pushed)):
        telling.say(fill(words.REUSED, tag=tag).of(world.locale))
        return tag
    tag = source.tag(world.now())
    builder = world.builder()
    with telling.step(fill(words.BUILDING, tag=tag)):
        builder.build(f"{repository}:{tag}", base_image)
    with telling.step(fill(words.PUSHING, tag=tag)):
        if world.target.registry is None:
            builder.log_in(repository.partition("/")[0], world.aws.registry_password())
        builder.push(f"{repository}:{tag}")
        if world.target.registry is not None:
            publish(world.target, world.releases, tag)
    return tag


def _apply(world: World, telling: Telling, tag: str, *, ask: bool = True) -> bool:
    """Plan the service with the image `tag`, show it, ask, and apply just that plan; False where a person said no."""
    lines: list[str] = []
    terraform = world.terraform(world.target.service_root, say=lines.append)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "service.plan"
        with telling.step(words.PLANNING):
            files = world.target.variable_files()
            changed = terraform.plan(world.target.variables(tag), out=plan, files=files)
        if not changed:
            telling.say(words.UNCHANGED.of(world.locale))
            return True
        for line in (*_shown(lines), *summary(terraform.show(plan), world.locale)):
            telling.say(line)
        if ask and not telling.confirm(words.APPLY):
            return False
        with telling.step(words.APPLYING):
            world.terraform(world.target.service_root).apply(plan)
    return True


def _shown(lines: list[str]) -> list[str]:
    """Leave of a plan's output what a person reads: not what Terraform says while it looks at what is there."""
    quiet = (": Reading...", ": Still reading...", ": Read complete", ": Refreshing state...")
    return [line for line in lines if not any(each in line for each in quiet)]


def _running(world: World) -> str | None:
    """Return the tag that runs, None before the first apply."""
    terraform = world.terraform(world.target.service_root)
    terraform.init()
    tag: str | None = terraform.outputs().get("generator_streaming_image_tag")
    return tag


def _prove(world: World, telling: Telling, tag: str, before: str | None) -> str | None:
    """Try the new version; where it fails, go back to the one before and say so. Returns the one before."""
    images = world.releases.images()
    again = before == tag  # an earlier run applied it, and perhaps proved it
    proved = any(tag in image.tags and image.marks for image in images)
    if again:
        before = previous(images, tag)
    try:
        _smoke(world, telling, tag)
    except DeploymentError as error:
        names = {"tag": tag, "before": before, "cause": error}
        if again and proved:
            raise DeploymentError(fill(words.FAILS_NOW, **names).of(world.locale)) from error
        if before is None:
            raise DeploymentError(fill(words.FIRST_FAILED, **names).of(world.locale)) from error
        telling.say(str(error))
        telling.say(fill(words.RETURNING, tag=before).of(world.locale))
        _return(world, telling, names)
        raise DeploymentError(fill(words.WENT_BACK, **names).of(world.locale)) from error
    return before


def _return(world: World, telling: Telling, names: Mapping[str, Any]) -> None:
    """Put the version before back and try it."""
    _apply(world, telling, names["before"], ask=False)
    try:
        _smoke(world, telling, names["before"])
    except DeploymentError as error:
        raise DeploymentError(fill(words.BOTH_FAILED, **names, second=error).of(world.locale)) from error


def _smoke(world: World, telling: Telling, tag: str) -> None:
    """Try what is deployed, and mark its image as released."""
    with telling.step(words.SMOKING):
        world.smoke(_outputs(world), tag)
        world.releases.mark(tag, world.now())


def _outputs(world: World) -> dict[str, Any]:
    return world.terraform(world.target.service_root).outputs()


def _deployed(world: World, tag: str, before: str | None) -> Deployed:
    outputs: Mapping[str, Any] = _outputs(world)
    return Deployed(outputs["generator_streaming_websocket_url"], tag, before, bool(outputs.get("open_api", True)))
