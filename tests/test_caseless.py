"""Places of a script without capitals: what is found, in what role, and what is not."""

from __future__ import annotations

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.languages import get_language
from geoevents.model import Toponym
from geoevents.sentences import split_sentences
from geoevents.toponyms import find_among

ARABIC = get_language("ar")


def found(text: str, world: Gazetteer) -> tuple[Toponym, ...]:
    return find_among(text, split_sentences(text, ARABIC), ARABIC, world, None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وصلت القافلة إلى دير الزور أمس.", ["دير الزور"]),
        ("سمع دوي انفجار بحلب ليلا.", ["حلب"]),
        ("عاد النازحون للخرطوم.", ["خرطوم"]),
        ("قصف على إدلب وحماة وحمص.", ["إدلب", "حماة", "حمص"]),
        ("وقع القتال في حي جوبر شرقي دمشق.", ["جوبر", "دمشق"]),
        ("دخلوا قرية الزيتونات مساء.", ["الزيتونات"]),
        ("يعيش في لبنان.", ["لبنان"]),
        # common words that some town bears, and the town of that name
        ("تحدث عن سعر الذهب في السوق.", []),
        ("عقد اللقاء في إطار الجهود.", []),
        ("مر عام على الثورة.", []),
        ("نزح سكان مدينة الباب.", ["مدينة الباب"]),
        ("استقبل الرئيس سليمان وفدا.", []),
        ("تبعد البلدة عن وسط البلاد.", []),
        ("بحث الوضع المالي.", []),
    ],
)
def test_the_places_of_a_text(text: str, places: list[str], world: Gazetteer) -> None:
    assert [t.text for t in found(text, world) if t.role == "place"] == places


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("أعلنت روسيا وقف العملية.", "روسيا", "metonym"),
        ("التقى سفير مصر بالوفد.", "مصر", "metonym"),
        ("قصفت الطائرات الروسية المكان.", "iso:RU", "demonym"),
        ("ذكرت وكالة أنباء الشرق الأوسط ذلك.", "الشرق الأوسط", "organisation"),
    ],
)
def test_the_role_of_a_name(text: str, name: str, role: str, world: Gazetteer) -> None:
    assert (name, role) in [(t.name, t.role) for t in found(text, world)]


def test_spans_are_the_words_without_what_is_written_on_to_them(world: Gazetteer) -> None:
    text = "انسحبوا من حمص، وبحلب معارك."
    assert [t.span.of(text) for t in found(text, world)] == ["حمص", "حلب"]
    assert all(t.span.of(text) == t.text for t in found(text, world))
