"""Removes an environment: the service, and its images where that is asked for too."""

from __future__ import annotations

from deployment import words
from deployment.telling import Telling
from deployment.world import World

__all__ = ["destroy"]


def destroy(world: World, telling: Telling, *, with_images: bool) -> None:
    """Remove all that Terraform made in the world's environment; images and their repository only `with_images`.

    Raises `DeploymentError` with Terraform's words, for example where deletion protection is on.
    """
    with telling.step(words.DESTROYING):
        terraform = world.terraform(world.target.service_root)
        terraform.init()
        tag = _any_tag(world, terraform.outputs().get("generator_streaming_image_tag"))
        terraform.destroy(world.target.variables(tag), files=world.target.variable_files())
    if with_images:
        with telling.step(words.DESTROYING_IMAGES):
            world.releases.delete_all()
            registry = world.terraform(world.target.registry_root)
            registry.init()
            registry.destroy({"environment": world.target.environment})


def _any_tag(world: World, running: str | None) -> str:
    """Choose a tag that exists: Terraform reads the image although it is about to remove what runs it."""
    pushed = [tag for image in world.releases.images() for tag in image.tags]
    return running if running is not None and running in pushed else (pushed or ["none"])[0]
