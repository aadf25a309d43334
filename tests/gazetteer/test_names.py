from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.gazetteer.names import fold, keys, maybe_with_article, without_article
from geoevents.gazetteer.sounds import transliteration_key
from geoevents.gazetteer.spelling import enough, similarity

FOLDED = """
Alep | alep
ALEP-EST | alep est
Saint\u00a0Denis | saint denis
Genève | geneve
Ḩimş | hims
Dar’a | dara
Darʿā | dara
L'Aquila | laquila
U.S.A. | usa
St. Louis | st louis
Łódź | lodz
Straße | strasse
İstanbul | istanbul
أَلْمَانِيَا | المانيا
حمــص | حمص
حماة | حماه
مستشفى | مستشفي
کابل | كابل
Йошкар-Ола | иошкар ола
東京 | 東京
がく | がく
"""


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("name", "folded"), table(FOLDED))
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=20))
def test_folding_takes_composed_and_decomposed_letters_for_one(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


KEYS = """
al-Sukkari | al sukkari, sukkari
Ash-Shaddadi | ash shaddadi, shaddadi
An Nabk | an nabk, nabk
An Phu | an phu
As Pontes | as pontes
Alep | alep
السكري | السكري, سكري
ألمانيا | المانيا
"""


@pytest.mark.parametrize(("name", "expected"), table(KEYS))
def test_keys_with_and_without_an_arabic_article(name: str, expected: str) -> None:
    assert [key.text for key in keys(name)] == expected.split(", ")
    assert all(key.scan for key in keys(name))


@pytest.mark.parametrize("name", ["Le Mans", "La Haye", "L'Aquila", "El Paso", "Les Ulis"])
def test_a_european_article_leaves_a_lighter_key_that_no_text_is_scanned_for(name: str) -> None:
    whole, bare = keys(name)
    assert (whole.weight, whole.scan) == (1.0, True)
    assert bare.weight < 1
    assert not bare.scan


@pytest.mark.parametrize("name", ["", " ", "-", "’", "\u0640"])
def test_a_name_of_nothing_has_no_key(name: str) -> None:
    assert keys(name) == ()


SAME = """
Soukkari | Sukkari | al-Sukkari | السكري
Boustane Al-Qasr | Bustan al-Qaser | بستان القصر
Kallassé | Kallaseh | Kellasa | الكلاسة
Deir ez-Zor | Deir Ezzor | Dayr az-Zawr | دير الزور
Kafr Nabl | Kafranbel | كفرنبل
Hama | Hamah | حماة
Homs | Hims | حمص | Ḩimş
Khan Cheikhoun | Khan Shaykhun | خان شيخون
Idlib | Edlib | إدلب
Douma | Duma | دوما
Yarmouk | Yarmuk | اليرموك
Djisr ech-Choughour | Jisr al-Shughur | جسر الشغور
Raqqa | Rakka | ar-Raqqah | الرقة
Tadmour | Tadmur | Tadmor | تدمر
Moskva | Москва
Kharkov | Харьков
Saraqeb | Saraqib | سراقب
Ghouta | Ghuta | الغوطة
"""
PAIRS = [(row[0], other) for row in table(SAME) for other in row[1:]]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    key = transliteration_key(one)
    assert key == transliteration_key(other)
    assert similarity(one, other) >= enough(key)
    assert similarity(one, other) == similarity(other, one)


APART = """
Homs | Hama
Tartus | Tortosa
Kallaseh | Kielce
Aleppo | Alappuzha
Tadmur | Tadamon
Douma | Dimas
Damas | Douma
Sarmin | Sermenin
Mossoul | Massalia
Raqqa | Rika
Hayan | Hanano
Manbij | Nabk
Khan Cheikhoun | Khan Touman
"""


@pytest.mark.parametrize(("one", "other"), table(APART))
def test_near_misses_stay_apart(one: str, other: str) -> None:
    key = transliteration_key(one)
    assert key != transliteration_key(other) or similarity(one, other) < enough(key)


@pytest.mark.parametrize("name", ["", "東京", "Ee", "O"])
def test_what_cannot_be_heard_has_no_key(name: str) -> None:
    assert transliteration_key(name) == ""


@given(st.text(max_size=30))
def test_every_name_is_like_itself(name: str) -> None:
    if transliteration_key(name):
        assert similarity(name, name) == 1.0


def test_what_is_filed_without_its_article_is_told_by_its_fold() -> None:
    choice = random.Random(1)
    letters = [
        *"aeltsdhnrizcoAELTD  --'’ʼéḷŁḑşşıİſｌＬ－ا",
        "ال",
        "la ",
        "el ",
        "Al-",
        "\u0301",
        "\u0651",
    ]
    names = ["".join(choice.choices(letters, k=choice.randint(1, 9))) for _ in range(50_000)]
    names = [" ".join(name.split()) for name in names]
    maybe = set(maybe_with_article(names, "".join(f"{fold(name)}\n" for name in names)))
    found = {place for place, name in enumerate(names) if without_article(name)[1] < 1}
    assert len(found) > 1_000
    assert found <= maybe
