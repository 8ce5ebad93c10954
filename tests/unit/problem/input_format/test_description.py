import pytest
from example_formats import FORMATS

from alpaco.problem.input_format import describe
from alpaco.problem.text import Locale


def test_korean_reads_as_on_a_korean_judge():
    """Ordinals, particles and bounds are those of a statement."""
    sections = describe(FORMATS["distinct"], Locale.KO)
    assert sections.input == (
        "첫째 줄에 원소의 개수 $N$과 수 $K$가 공백으로 구분되어 주어집니다.\n\n"
        "둘째 줄에 수열 $A_1, A_2, \\ldots, A_N$이 공백으로 구분되어 주어집니다."
    )
    assert sections.constraints == (
        "- $1 \\le N \\le 40$\n- $1 \\le K \\le 30$\n- $1 \\le A_i \\le 60$\n"
        "- $A_i$는 모두 서로 다릅니다.\n- $K \\le N$"
    )


def test_english_is_plain():
    """The English section names count, names and meanings."""
    assert describe(FORMATS["tree"], Locale.EN).input == (
        "The first line contains an integer $N$, the number of elements.\n\n"
        "Each of the next $N - 1$ lines describes a road with three integers $u$, $v$ and $w$, separated by spaces. "
        "It joins vertices $u$ and $v$, and $w$ is the number."
    )


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("locale", Locale)
def test_every_format_is_described(name, locale):
    """Both sections say something, with balanced mathematics."""
    sections = describe(FORMATS[name], locale)
    for section in (sections.input, sections.constraints):
        assert section
        assert section.count("$") % 2 == 0
