"""What the publish guard answers: for each trouble its number among the old failures, the words and the cure."""

from __future__ import annotations

from alpaco.problem.text import Text
from deployment.answers import Answer, fill, wrong

__all__ = ["refuse"]

_BUILD = "docker build --platform linux/amd64 -f problem-generator-streaming/Dockerfile ."
_REBUILD = Text(
    f"backend/lambdas에서 BUILDX_NO_DEFAULT_ATTESTATIONS=1 {_BUILD} 로 다시 만들어 새 태그로 올리세요.",
    f"Build it anew in backend/lambdas by BUILDX_NO_DEFAULT_ATTESTATIONS=1 {_BUILD} and push it under a new tag.",
)

_NOT_PUSHED, _NOT_TAKEN, _OLD_PYTHON = 1, 2, 5  # numbers in docs/troubleshooting
_WORDS: dict[str, tuple[int | None, Text, Text]] = {
    "absent": (
        _NOT_PUSHED,
        Text("{registry}에 {image} 이미지가 없습니다.", "There is no image {image} in {registry}."),
        Text(
            "먼저 docker push로 올리거나 alpaco deploy를 쓰세요. 태그에 오타가 없는지도 보세요.",
            "Push it first (docker push, or alpaco deploy does it all), or see whether the tag is misspelt.",
        ),
    ),
    "no-entry": (
        None,
        Text("{registry}이(가) {image} 읽기를 거절했습니다({cause}).", "{registry} refuses to show {image} ({cause})."),
        Text(
            "로그인이 만료되었거나 ecr:BatchGetImage 권한이 없습니다. 자격 증명을 확인하세요.",
            "The login has expired, or the right ecr:BatchGetImage is missing: see to the credentials.",
        ),
    ),
    "no-answer": (
        None,
        Text(
            "{registry}에서 {image}을(를) 읽지 못했습니다({cause}).",
            "{registry} does not answer for {image} ({cause}).",
        ),
        Text(
            "주소와 네트워크를 확인하고 다시 시도하세요.",
            "See whether the address is right and can be reached from here, then try again.",
        ),
    ),
    "attested-index": (
        _NOT_TAKEN,
        Text(
            "이미지가 아니라 빌드 증명(attestation)이 딸린 {kind}입니다. Lambda는 이것을 받지 않습니다.",
            "This is no image but an {kind} with build attestations in it, which Lambda refuses.",
        ),
        _REBUILD,
    ),
    "index": (
        _NOT_TAKEN,
        Text(
            "이미지가 아니라 항목이 {count}개인 {kind}입니다. Lambda는 이것을 받지 않습니다.",
            "This is no image but a list of {count} ({kind}), which Lambda refuses.",
        ),
        _REBUILD,
    ),
    "attestation": (
        _NOT_TAKEN,
        Text("이미지가 아니라 빌드 증명(attestation)입니다.", "This is no image but the attestation of one."),
        _REBUILD,
    ),
    "media-type": (
        _NOT_TAKEN,
        Text("Lambda가 모르는 형식({kind})입니다.", "Lambda does not know the media type {kind}."),
        _REBUILD,
    ),
    "unreadable": (
        None,
        Text("레지스트리가 준 문서를 읽을 수 없습니다({cause}).", "The registry's document cannot be read ({cause})."),
        _REBUILD,
    ),
    "two-types": (
        _NOT_TAKEN,
        Text(
            "레지스트리는 {kind}라고 하지만 매니페스트에는 {other}라고 적혀 있습니다.",
            "The registry calls it {kind}, the manifest itself says {other}.",
        ),
        _REBUILD,
    ),
    "digest": (
        None,
        Text(
            "내용의 다이제스트는 {digest}인데 레지스트리는 {other}라고 합니다.",
            "The content has the digest {digest}, but the registry names {other}.",
        ),
        _REBUILD,
    ),
    "part-types": (
        _NOT_TAKEN,
        Text(
            "구성 요소의 형식({kinds})을 Lambda가 받지 않습니다. 레이어는 gzip이어야 합니다.",
            "Lambda does not take parts of the type {kinds}; layers have to be packed with gzip.",
        ),
        _REBUILD,
    ),
    "architecture": (
        _NOT_TAKEN,
        Text(
            "이미지는 {architecture}용인데 함수는 {wanted}입니다.",
            "The image is for {architecture}, the function for {wanted}.",
        ),
        _REBUILD,
    ),
    "history": (
        _NOT_TAKEN,
        Text(
            "레이어는 {layers}개인데 이력에는 {told}개가 적혀 있습니다. Lambda는 이런 이미지를 거부한 적이 있습니다.",
            "There are {layers} layers, but the history tells of {told}; Lambda is known to have refused such images.",
        ),
        _REBUILD,
    ),
    "entrypoint": (
        None,
        Text("ENTRYPOINT가 없어 Lambda가 무엇을 실행할지 모릅니다.", "Without an ENTRYPOINT Lambda starts no runtime."),
        _REBUILD,
    ),
    "python": (
        _OLD_PYTHON,
        Text(
            "이미지의 Python은 {python}입니다. 이 코드는 {oldest} 이상이 필요합니다.",
            "The image has Python {python}; the code needs {oldest} or newer.",
        ),
        _REBUILD,
    ),
}


def refuse(trouble: str, **values: object) -> Answer:
    """Answer that an image is not to be deployed, and why; `values` fill the places in the words."""
    failure, what, cure = _WORDS[trouble]
    return wrong(f"image-{trouble}", fill(what, **values), fill(cure, **values), failure=failure)
