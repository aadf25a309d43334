"""Hearing many names at once gives what hearing each of them gives."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.folding import fold_all
from geoevents.gazetteer.hearing import hear
from geoevents.gazetteer.sounds import consonants, readings
from geoevents.gazetteer.spelling import shape_of

Heard = set[tuple[int, int, str]]


def one_by_one(names: Sequence[str]) -> Heard:
    return {
        (place, hash_of(key), shape_of(heard))
        for place, name in enumerate(names)
        for heard in readings(name)
        if (key := consonants(heard))
    }


def at_once(names: Sequence[str]) -> Heard:
    heard = hear(fold_all(names))
    shapes = heard.shapes.tobytes().decode().split("\n")[:-1]
    return set(zip(heard.names.tolist(), heard.keys.tolist(), shapes, strict=True))


def test_names_made_of_the_letters_that_rules_look_at() -> None:
    choice = random.Random(1)
    letters = "aaeeiioouuywhhhcgqdjktshzxrpmbnllss   12%éšçхсقḩḥ"
    names = ["".join(choice.choices(letters, k=choice.randint(1, 14))) for _ in range(30_000)]
    names = [" ".join(name.split()) for name in names]
    assert at_once(names) == one_by_one(names)


def test_names_in_letters_of_other_scripts() -> None:
    choice = random.Random(2)
    for letters in (
        "ااااللهههةىيوتتططدهقجظسشخكگءأآممببن  -",
        "аеиоуыяюёйьхгксшчщжзтцдмбнlрrіїєґ  -",
        "αειουωάήςσθχξψγκμπμβτντζ  -",
        "აეიოუქხშჩძცჟღ  ",
    ):
        names = ["".join(choice.choices(letters, k=choice.randint(1, 12))) for _ in range(4_000)]
        names = [" ".join(name.split()) for name in names]
        names += [name.title() for name in names]
        assert at_once(names) == one_by_one(names)


def test_every_letter_between_two_others() -> None:
    codes = (*range(33, 0xD800), *range(0xE000, 0x10000))
    names = [" ".join(f"x{chr(code)}y".split()) for code in codes]
    assert at_once(names) == one_by_one(names)


WORDS = """
    al el il as ash esh ech ad adh ul bab hamma hama schloss tsch dshch rostow moscow tow ah oh
    guelma quito cecil boustane l'aquila shchuchinsk ckhan ooum eei fez zz 11 100 a aa aaa mm
    Donezk Charkiw Astrachan Köln Łódź Ḩimş Škoda حمص Хомс العين
"""
words = st.sampled_from(WORDS.split())


@given(st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=20))
def test_names_of_several_words(names: list[str]) -> None:
    assert at_once(names) == one_by_one(names)
