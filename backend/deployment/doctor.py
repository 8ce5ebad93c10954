"""All of the doctor's questions, in the order in which a deployment would stumble over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from alpaco.errors import DeploymentError
from alpaco.problem.text import Text
from deployment.answers import Answer, State, fill, unknown
from deployment.aws import Aws
from deployment.checks import account, image, machine, repository, service
from deployment.programs import Programs
from deployment.target import Target

__all__ = ["examine", "examine_image", "examine_surroundings"]

_UNASKED = Text("확인할 수 없습니다: {cause}", "Could not be asked: {cause}")
_NO_ACCOUNT = Text("계정에 닿을 수 없어 확인하지 못했습니다.", "Not asked: the account cannot be reached.")
_NO_IMAGE = Text("볼 이미지가 없습니다.", "There is no image to look at.")


def examine(target: Target, aws: Aws, programs: Programs, tag: str | None) -> list[Answer]:
    """Ask everything: machine, account, image and the six old failures, service. Changes nothing."""
    around = examine_surroundings(target, aws, programs)
    if any(answer.check == "credentials" and answer.state is State.WRONG for answer in around):
        return [*around, *_unasked(range(1, 7), _NO_ACCOUNT)]
    return [
        *around,
        *examine_image(target, aws, programs, tag),
        *_asked("service", lambda: service.judge(service.look(aws, target))),
    ]


def examine_surroundings(target: Target, aws: Aws, programs: Programs) -> list[Answer]:
    """Ask what has to be right before anything is built: the machine and the account."""
    seen = account.look(aws, target)
    return [*machine.judge(machine.look(programs)), *account.judge(seen, target.prefix, target.reserved())]


def examine_image(target: Target, aws: Aws, programs: Programs, tag: str | None) -> list[Answer]:
    """Ask about the image under `tag`, or the one that runs, and about each of the six failures by its number."""
    answers: list[Answer] = []
    try:
        seen = repository.look(aws, target, tag)
        answers += repository.judge(seen)
        if seen.digest is not None and seen.url is not None and seen.tag is not None:
            answers += image.examine(target, aws, programs, seen.url.partition("/")[0], seen.tag)
    except DeploymentError as error:
        answers.append(unknown("image", fill(_UNASKED, cause=error)))
    asked = {answer.failure for answer in answers}
    answers += _unasked(set(range(1, 7)) - asked, _NO_IMAGE)
    return sorted(answers, key=lambda answer: answer.failure or 0)


def _unasked(failures: Iterable[int], why: Text) -> list[Answer]:
    return [unknown(f"failure-{number}", why, failure=number) for number in failures]


def _asked(check: str, question: Callable[[], list[Answer]]) -> list[Answer]:
    """Ask; what AWS does not answer is unknown, with its reason."""
    try:
        return question()
    except DeploymentError as error:
        return [unknown(check, fill(_UNASKED, cause=error))]
