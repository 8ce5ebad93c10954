"""`alpaco destroy`: the service of one environment, gone."""

from __future__ import annotations

from typing import Any

import click

from alpaco.entrypoints.cli.operating import Spoken, Told, target_of, target_options
from alpaco.entrypoints.cli.words import users_locale
from alpaco.errors import ConfigurationError
from alpaco.problem.text import Text
from deployment.destroy import destroy as run_destruction
from deployment.dry_world import DryWorld
from deployment.world import World

__all__ = ["destroy"]

_ASK = Text(
    "{prefix}의 함수, 표, 버킷과 그 안의 문제를 모두 지웁니다. 되돌릴 수 없습니다. 환경 이름을 그대로 입력하세요",
    "This removes the functions, the table, the bucket and all problems of {prefix}, for ever. "
    "Type the environment's name",
)
_OTHER = Text(
    "{answer!r}은(는) {name!r}이(가) 아닙니다. 아무것도 지우지 않았습니다.",
    "{answer!r} is not {name!r}; nothing was removed.",
)
_GONE = Text("{prefix}을(를) 모두 지웠습니다.", "{prefix} is gone.")
_IMAGES_STAY = Text(
    "이미지는 남아 있습니다. 함께 지우려면 --with-images.",
    "Its images are still there; --with-images removes them too.",
)


@click.command()
@target_options
@click.option("--with-images", is_flag=True, help="Remove the images and their repository, too.")
@click.option("--dry-run", is_flag=True, help="Print every command and run none.")
def destroy(*, with_images: bool, dry_run: bool, language: str | None, **options: Any) -> None:
    """Remove everything that `alpaco deploy` made in an environment, after its name has been typed.

    Exits 0 only when it is gone.
    """
    locale = users_locale(language)
    target = target_of(options)
    if dry_run:
        run_destruction(DryWorld(target, locale, click.echo), Spoken(locale), with_images=with_images)
        return
    answer = click.prompt(_ASK.of(locale).format(prefix=target.prefix), err=True)
    if answer != target.environment:
        raise ConfigurationError(_OTHER.of(locale).format(answer=answer, name=target.environment))
    told = Told(locale, yes=True)
    run_destruction(World(target, locale, told.line), told, with_images=with_images)
    told.say(_GONE.of(locale).format(prefix=target.prefix))
    if not with_images:
        told.say(_IMAGES_STAY.of(locale))
