"""Story themes: the words that a family's story is told with, in Korean and English."""

from __future__ import annotations

from dataclasses import dataclass

from alpaco.problem.text import Text

__all__ = ["PLAIN", "THEMES", "Noun", "Theme", "josa"]

_HANGUL_FIRST, _HANGUL_LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable noun: Korean, English singular and plural, all without article and in lower case."""

    ko: str
    en: str
    plural: str

    @property
    def text(self) -> Text:
        """The singular in both languages."""
        return Text(self.ko, self.en)


@dataclass(frozen=True, slots=True)
class Theme:
    """The words of one story world.

    `place` is where it happens ("우주 정거장"), `actor` who acts there, `item` a thing that carries a
    number, `spot` a place that can be connected to others by a `link`, `cost` what using a link takes
    (uncountable), `obstacle` what blocks the way. `keys` are the words of a prompt that ask for it.
    """

    name: str
    place: Noun
    actor: Noun
    item: Noun
    spot: Noun
    link: Noun
    cost: Noun
    obstacle: Noun
    keys: tuple[str, ...] = ()


def josa(word: str, pair: str) -> str:
    """Return `word` with the right particle of a pair such as `"은/는"`, `"을/를"` or `"으로/로"`.

    The first of the pair follows a final consonant, the second a vowel; `"으로/로"` takes 로 after ㄹ.
    Words that do not end in a Hangul syllable take the second.
    """
    closed, open_ = pair.split("/")
    last = ord(word[-1])
    final = (last - _HANGUL_FIRST) % _FINALS if _HANGUL_FIRST <= last <= _HANGUL_LAST else 0
    takes_open = final == 0 or (closed == "으로" and final == _RIEUL)
    return word + (open_ if takes_open else closed)


PLAIN = Theme(
    name="plain",
    place=Noun("연구소", "laboratory", "laboratories"),
    actor=Noun("연구원", "researcher", "researchers"),
    item=Noun("구슬", "marble", "marbles"),
    spot=Noun("지점", "site", "sites"),
    link=Noun("통로", "passage", "passages"),
    cost=Noun("시간", "time", "time"),
    obstacle=Noun("벽", "wall", "walls"),
    keys=(),
)

THEMES = (
    PLAIN,
    Theme(
        name="school",
        place=Noun("학교", "school", "schools"),
        actor=Noun("학생", "student", "students"),
        item=Noun("배지", "badge", "badges"),
        spot=Noun("교실", "classroom", "classrooms"),
        link=Noun("복도", "corridor", "corridors"),
        cost=Noun("시간", "time", "time"),
        obstacle=Noun("책상", "desk", "desks"),
        keys=("학교", "교실", "학생", "school", "classroom", "campus"),
    ),
    Theme(
        name="space",
        place=Noun("우주 정거장", "space station", "space stations"),
        actor=Noun("우주 비행사", "astronaut", "astronauts"),
        item=Noun("운석", "meteorite", "meteorites"),
        spot=Noun("행성", "planet", "planets"),
        link=Noun("항로", "space lane", "space lanes"),
        cost=Noun("연료", "fuel", "fuel"),
        obstacle=Noun("소행성", "asteroid", "asteroids"),
        keys=("우주", "행성", "은하", "로켓", "space", "planet", "galaxy", "rocket", "astronaut"),
    ),
    Theme(
        name="farm",
        place=Noun("농장", "farmyard", "farmyards"),
        actor=Noun("농부", "farmer", "farmers"),
        item=Noun("호박", "pumpkin", "pumpkins"),
        spot=Noun("밭", "field", "fields"),
        link=Noun("농로", "farm road", "farm roads"),
        cost=Noun("시간", "time", "time"),
        obstacle=Noun("울타리", "fence", "fences"),
        keys=("농장", "농부", "농촌", "목장", "farm", "farmer", "ranch"),
    ),
    Theme(
        name="city",
        place=Noun("도시", "city", "cities"),
        actor=Noun("배달 기사", "courier", "couriers"),
        item=Noun("소포", "parcel", "parcels"),
        spot=Noun("교차로", "junction", "junctions"),
        link=Noun("도로", "road", "roads"),
        cost=Noun("시간", "time", "time"),
        obstacle=Noun("건물", "building", "buildings"),
        keys=("도시", "시내", "택배", "배달", "city", "town", "delivery", "courier"),
    ),
    Theme(
        name="ocean",
        place=Noun("바다", "sea", "seas"),
        actor=Noun("잠수부", "diver", "divers"),
        item=Noun("진주", "pearl", "pearls"),
        spot=Noun("섬", "island", "islands"),
        link=Noun("뱃길", "sea route", "sea routes"),
        cost=Noun("연료", "fuel", "fuel"),
        obstacle=Noun("암초", "reef", "reefs"),
        keys=("바다", "해양", "바닷속", "심해", "무인도", "ocean", "sea", "island", "underwater", "pirate", "해적"),
    ),
    Theme(
        name="forest",
        place=Noun("숲", "forest", "forests"),
        actor=Noun("숲지기", "ranger", "rangers"),
        item=Noun("도토리", "acorn", "acorns"),
        spot=Noun("나무집", "tree house", "tree houses"),
        link=Noun("오솔길", "trail", "trails"),
        cost=Noun("시간", "time", "time"),
        obstacle=Noun("바위", "rock", "rocks"),
        keys=("숲", "숲속", "동물", "다람쥐", "forest", "woods", "animal", "animals", "squirrel"),
    ),
    Theme(
        name="kitchen",
        place=Noun("식당", "restaurant", "restaurants"),
        actor=Noun("요리사", "chef", "chefs"),
        item=Noun("접시", "dish", "dishes"),
        spot=Noun("식탁", "table", "tables"),
        link=Noun("통로", "aisle", "aisles"),
        cost=Noun("시간", "time", "time"),
        obstacle=Noun("기둥", "pillar", "pillars"),
        keys=("요리", "식당", "주방", "음식", "레스토랑", "cooking", "kitchen", "restaurant", "chef", "food"),
    ),
)
