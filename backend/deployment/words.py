"""What a deployment says: its steps, its questions, and the ways in which it ends."""

from __future__ import annotations

from alpaco.problem.text import Text

LOOKING = Text("컴퓨터와 계정 확인", "Look at machine and account")
REGISTRY = Text("이미지 저장소", "Image repository")
BUILDING = Text("이미지 빌드 {tag}", "Build image {tag}")
PUSHING = Text("이미지 올리기 {tag}", "Push image {tag}")
EXAMINING = Text("올린 이미지 확인", "Examine the pushed image")
PLANNING = Text("Terraform 계획", "Terraform plan")
APPLYING = Text("적용", "Apply")
SMOKING = Text("시험: 배포된 서비스로 문제 하나 만들기", "Smoke test: make a problem on the deployed service")
RETURNING = Text("이전 버전 {tag}(으)로 되돌리기", "Go back to {tag}")

REUSED = Text(
    "같은 소스로 이미 올린 이미지를 씁니다: {tag} (새로 빌드하려면 --rebuild)",
    "An image of the same source is already pushed: {tag} (--rebuild builds it anew)",
)
UNCHANGED = Text("바꿀 것이 없습니다.", "Nothing is to be changed.")
APPLY = Text("적용할까요?", "Apply this?")
DECLINED = Text(
    "적용하지 않았습니다. 올린 이미지 {tag}은(는) 남아 있고, 다시 실행하면 이어서 갑니다.",
    "Nothing was applied. Image {tag} stays pushed; the same command goes on from there.",
)
STOPPED = Text("AWS에 가기 전에 멈춥니다:\n{problems}", "Stopped before AWS would:\n{problems}")
FIRST_FAILED = Text(
    "시험에 실패했습니다: {cause}\n처음 배포라 되돌아갈 버전이 없습니다. 서비스는 {tag}(으)로 떠 있습니다. "
    "로그를 보고(alpaco logs, CloudWatch) 고친 뒤 alpaco deploy를 다시 실행하거나 alpaco destroy로 지우세요.",
    "The smoke test failed: {cause}\nThis is the first deployment, so there is no version to go back to; the service "
    "stands with {tag}. Look at the logs (alpaco logs, CloudWatch), mend it and run alpaco deploy again, or remove it "
    "with alpaco destroy.",
)
WENT_BACK = Text(
    "새 버전 {tag}의 시험에 실패했습니다: {cause}\n이전 버전 {before}(으)로 되돌렸고, 그 버전은 시험을 통과했습니다.",
    "The smoke test of {tag} failed: {cause}\nThe service is back on {before}, which passed its own.",
)
BOTH_FAILED = Text(
    "새 버전 {tag}의 시험에 실패했고({cause}), 되돌린 {before}도 실패했습니다: {second}\n"
    "이미지가 아니라 계정이나 네트워크의 문제일 수 있습니다: alpaco doctor",
    "The smoke test of {tag} failed ({cause}), and so did that of {before} after going back: {second}\n"
    "The cause may be the account or the network rather than the image: alpaco doctor",
)
NOTHING_BEFORE = Text(
    "되돌아갈 버전이 없습니다. 시험을 통과한 다른 이미지가 저장소에 없습니다. --to TAG로 태그를 정할 수 있습니다.",
    "There is no version to go back to: no other image in the repository has passed a smoke test. --to TAG names one.",
)
NOT_DEPLOYED = Text("배포된 서비스가 없습니다: alpaco deploy", "No service is deployed: alpaco deploy")
ROLLBACK_FAILED = Text(
    "{tag}(으)로 되돌렸지만 시험에 실패했습니다: {cause}",
    "The service is back on {tag}, but its smoke test failed: {cause}",
)
FAILS_NOW = Text(
    "떠 있던 {tag}은(는) 그대로인데 이제 시험에 실패합니다: {cause}\n"
    "alpaco doctor와 로그를 보세요. alpaco rollback은 그 전 버전으로 되돌립니다.",
    "{tag} runs as before, but now fails the smoke test: {cause}\n"
    "See alpaco doctor and the logs; alpaco rollback goes to the version before.",
)
DESTROYING = Text("서비스 지우기", "Remove the service")
DESTROYING_IMAGES = Text("이미지와 저장소 지우기", "Remove the images and their repository")
