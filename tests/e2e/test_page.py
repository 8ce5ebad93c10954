"""The page in a real browser, against a real service."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from serving import PATIENCE, Served, serving

pytestmark = pytest.mark.e2e

playwright = pytest.importorskip("playwright.sync_api", reason="scripts/install-e2e installs playwright")
Page = playwright.Page
WAIT = PATIENCE * 1000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One service for all."""
    with serving(tmp_path_factory.mktemp("data")) as service:
        yield service


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """The system's Chromium; its own sandbox needs rights that containers seldom give."""
    with playwright.sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(served: Served, browser: playwright.Browser) -> Iterator[Page]:
    """The page as a Korean reader opens it; a script's error fails the test."""
    context = browser.new_context(locale="ko-KR", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(served.page)
    yield opened
    context.close()
    assert errors == []


def ask(page: Page, prompt: str) -> None:
    """Type a prompt and press Enter."""
    page.fill("#prompt", prompt)
    page.press("#prompt", "Enter")


def test_a_problem_appears_while_it_is_made(page: Page, tmp_path: Path) -> None:
    """Stages, checks with evidence, the statement, samples, starter code, and a package that is a ZIP file."""
    ask(page, "이분 탐색 보통 문제")
    page.wait_for_selector(".banner[data-status=completed]", timeout=WAIT)
    assert page.locator(".banner strong").inner_text().strip().endswith("증명됨")
    assert page.locator("#sheet h1").inner_text().strip()
    assert page.locator("[data-section=constraints] .math var").count() > 0
    assert page.locator(".sample pre").first.inner_text().strip()
    page.locator("#checks details").first.locator("summary").click()
    assert page.locator("#checks details[open] dl").count() == 1
    page.get_by_role("tab", name="C++").click()
    assert "#include" in page.locator("#starter-panel").inner_text()
    with page.expect_download() as download:
        page.click("[data-format=icpc]")
    download.value.save_as(tmp_path / "package.zip")
    assert zipfile.is_zipfile(tmp_path / "package.zip")
    assert page.locator("#problems a[aria-current]").count() == 1


def test_a_reload_and_a_lost_connection_miss_nothing(page: Page) -> None:
    """Cut off in the middle, reloaded in the middle: the same problem is there, whole, under the same address."""
    ask(page, "격자 BFS 문제")
    page.wait_for_selector("#stages [data-state=done]", timeout=WAIT)
    page.context.set_offline(True)
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    address = page.url
    page.reload()
    page.wait_for_selector(".banner[data-status=completed]", timeout=WAIT)
    assert page.url == address
    assert page.locator("[data-section=story] p").count() > 0


def test_a_connection_that_dies_silently_is_given_up(page: Page, served: Served) -> None:
    """Nothing for 40 seconds, not even a heartbeat: the page connects again and misses nothing; earlier it waits."""
    sockets: list[playwright.WebSocketRoute] = []
    dead: list[bool] = []

    def relay(socket: playwright.WebSocketRoute) -> None:
        server = socket.connect_to_server()
        first = not sockets
        sockets.append(socket)
        server.on_message(lambda frame: None if first and dead else socket.send(frame))

    page.route_web_socket(served.url, relay)
    page.clock.install()
    page.goto(served.page)
    ask(page, "격자 BFS 문제")
    page.wait_for_selector("#stages [data-state=done]", timeout=WAIT)
    dead.append(True)
    page.clock.run_for(20_000)
    assert len(sockets) == 1
    page.clock.run_for(25_000)
    page.wait_for_selector(".banner[data-status=completed]", timeout=WAIT)
    assert len(sockets) == 2
    assert page.locator("[data-section=story] p").count() > 0


def test_cancel(page: Page) -> None:
    """The button ends the generation and says so."""
    ask(page, "자료 구조 문제")
    page.click("#cancel", timeout=WAIT)
    page.wait_for_selector(".banner[data-status=cancelled]", timeout=WAIT)


def test_what_cannot_be_served_is_said(page: Page) -> None:
    """A refusal is shown beside the form, in the reader's language."""
    page.evaluate("location.hash = 'nobody'")
    page.wait_for_selector("#ask-error:not([hidden])", timeout=WAIT)
    assert "nobody" in page.locator("#ask-error").inner_text()


def test_language_switch(page: Page) -> None:
    """Every fixed word changes, and the choice survives a reload."""
    page.get_by_role("button", name="English").click()
    assert page.locator("#generate").inner_text() == "Make a problem"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    page.wait_for_selector("#connection[data-state=online]")
    assert page.locator("#generate").inner_text() == "Make a problem"
    untranslated = page.evaluate("[...document.querySelectorAll('[data-word]')].filter((e) => !e.textContent).length")
    assert untranslated == 0


def test_narrow_window_does_not_scroll_sideways(page: Page) -> None:
    """At 360 pixels nothing sticks out."""
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_text_is_never_markup(page: Page) -> None:
    """What a service sends is text: no element comes of it, whatever it looks like."""
    hostile = "<img src=x onerror=alert(1)> **bold** $<b>x</b>$ `<i>`\\n- <script>1</script>"
    made = page.evaluate(
        "(text) => import('/markup.js').then(({ markdown }) => {"
        "  const box = document.createElement('div'); box.append(markdown(text));"
        "  return [...box.querySelectorAll('*')].map((each) => each.localName); })",
        hostile,
    )
    assert set(made) <= {"p", "strong", "span", "var", "code", "ul", "li"}


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"1 \le A_i \le 10^9", "1 ≤ Ai ≤ 109"),
        (r"\lfloor N/2 \rfloor \bmod M", "⌊N/2⌋ mod M"),
        (r"\frac{a}{b} \ne \sqrt{2}", "(a)/(b) ≠ √(2)"),
        ("{{{", ""),
    ],
)
def test_mathematics_is_readable(page: Page, tex: str, text: str) -> None:
    """Formulas become signs, raised and lowered parts; broken ones do no harm."""
    shown = page.evaluate("(tex) => import('/markup.js').then(({ math }) => math(tex).textContent)", tex)
    assert " ".join(shown.split()) == text


def test_follower_drops_known_events_and_asks_for_missing_ones(page: Page) -> None:
    """The page's own copy of the delivery rules: duplicates dropped, a gap asked for once, each event once."""
    got = page.evaluate(
        """() => import('/messages.js').then(({ Follower }) => {
            const follower = new Follower("p", { request: { prompt: "x" } });
            const first = follower.opening();
            const event = (seq, type = "generation.stage") => ({ type, problemId: "p", seq });
            const seen = [], sent = [];
            for (const frame of [event(1), event(1), event(4), event(5),
                                 { type: "generation.resumed", firstSeq: 2, lastSeq: 5, state: "running" },
                                 event(2), event(3), event(4), event(5), event(6, "generation.completed")]) {
                const answer = follower.receive(frame);
                if (answer.event) seen.push(answer.event.seq);
                if (answer.send) sent.push(answer.send);
            }
            return { first, seen, sent, finished: follower.finished };
        })"""
    )
    assert got["first"] == [{"action": "generateProblem", "prompt": "x", "problemId": "p"}]
    assert got["seen"] == [1, 2, 3, 4, 5, 6]
    assert got["sent"] == [{"action": "resumeGeneration", "problemId": "p", "afterSeq": 1}]
    assert got["finished"] is True
