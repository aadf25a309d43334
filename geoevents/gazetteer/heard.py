"""Look-up by sound: names of the same consonants, and names a consonant away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import NamedTuple

from geoevents.gazetteer.filed import Filed, hash_of
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.sections import Sections
from geoevents.gazetteer.shapes import LONG, UNVOWELLED, Shapes, each, joined
from geoevents.gazetteer.sounds import consonants, readings
from geoevents.gazetteer.spelling import COLOUR, alike, enough, is_vowelled, likeness, shape_of

NamesOf = Callable[[int], list[str]]
"""Returns the names of a place by its number."""

_FAR = 4  # sounds: more is no slip of the pen
_WEIGHED = 60  # sounds of which the spelling is looked at
_REMEMBERED = 16_384  # names: places that sound alike are mostly called alike
_VOWEL = "a"  # stands for any that a name begins with, and nowhere else
_CONSONANTS = "bdfghklmnprstvzCJX"


class Sounds:
    """Reads what is filed by sound; `names_of` leaves codes out."""

    def __init__(self, sections: Sections, names_of: NamesOf) -> None:
        self._filed = Filed(sections, "sound")
        self._shapes = Shapes(sections, "sound.shapes")
        self._names_of, self._broken = names_of, sections.broken

    def most_alike(self, name: str) -> dict[int, float]:
        """Return how alike each place of the same consonants sounds.

        Forms without vowels don't count where name and place have forms with them: طرطوس
        could be read Tortosa; Tartus, the same place's other form, could not.
        """
        best: dict[int, float] = {}
        vowelled = is_vowelled(name)
        for asked, key in _ways(name):
            for how_alike, number in self._alike(asked, key, vowelled) if key else ():
                best[number] = max(how_alike, best.get(number, 0.0))
        return best

    def _alike(self, asked: str, key: str, vowelled: bool) -> Iterator[tuple[float, int]]:
        """Yield likeness and number of what sounds like the reading that is asked."""
        if not (rows := self._filed.span(hash_of(key))):
            return
        held = self._held(key, rows)
        compared = _Compared(shape_of(asked), key, vowelled)
        said: dict[str, float] = {}
        for number, shapes in zip(self._filed.numbers(rows), held, strict=True):
            if shapes not in said:
                if LONG in shapes:
                    how_alike = compared.best(self._by_name(number, key))
                    if how_alike >= compared.least:
                        yield how_alike, number
                    continue
                said[shapes] = compared.best(each(shapes))
            if said[shapes] >= compared.least:
                yield said[shapes], number

    def _held(self, key: str, rows: range) -> list[str]:
        """Return the shapes of rows under a row of consonants."""
        bucket, first = self._filed.bucket(key)
        held = self._shapes.of(bucket, rows.start - first, rows.stop - first)
        if len(held) != len(rows):
            raise self._broken(f"bucket {bucket} has too few shapes")
        return held

    def _by_name(self, number: int, key: str) -> list[str]:
        """Return a place's shapes under a row of consonants, from its names."""
        return [
            written_shape(name, shape_of(heard))
            for name in self._names_of(number)
            for heard, held in _ways(name)
            if held == key
        ]

    def spelt_nearly(self, name: str, limit: int) -> list[int]:
        """Return numbers of places that sound as the name does but for one letter.

        A consonant may be more, less or other; vowels are free. At most `limit` places a shape:
        Hale shares its sound with Halle, not its shape.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[int, None] = {}
        for asked, key in _ways(name)[:1]:
            filed = self._near(key)
            mine = _coloured(asked)
            nearest = process.extract(
                mine, filed.keys(), scorer=OSA.distance, score_cutoff=_FAR, limit=_WEIGHED
            )
            for sound, _, _ in nearest:
                for under, shape in filed[sound]:
                    rows = islice(under.of(shape), limit)
                    found.update(dict.fromkeys(map(self._filed.number, rows)))
        return list(found)

    def _near(self, own: str) -> dict[str, list[tuple[_Under, str]]]:
        """Return the sounds a consonant away, each with its shapes and where these are."""
        filed: dict[str, list[tuple[_Under, str]]] = {}
        for key, rows in self._filed_near(own):
            held = self._held(key, rows)
            if LONG in "".join(held):
                held = [
                    joined(self._by_name(self._filed.number(row), key)) if LONG in one else one
                    for row, one in zip(rows, held, strict=True)
                ]
            if fit := _plain(key, dict.fromkeys(each(joined(held)))):
                under = _Under(rows, held)
                for sound, shape in fit:
                    filed.setdefault(sound, []).append((under, shape))
        return filed

    def _filed_near(self, own: str) -> list[tuple[str, range]]:
        """Return the keys a consonant away that may be filed, in order, with their rows."""
        keys, around = _variants(own)
        found = self._filed.spans_around(around, _CONSONANTS) if around else []
        return sorted({**dict(self._filed.spans(keys)), **dict(found)}.items())


class _Under(NamedTuple):
    """The rows under a row of consonants, and the shapes of each."""

    rows: range
    held: list[str]

    def of(self, shape: str) -> Iterator[int]:
        """Yield the rows of a shape, one by one: thousands may sound so."""
        for row, shapes in zip(self.rows, self.held, strict=True):
            if shape == shapes or (shape in shapes and shape in each(shapes)):
                yield row


class _Compared:
    """A shape that is asked, to compare with those of places under its consonants."""

    def __init__(self, shape: str, key: str, vowelled: bool) -> None:
        self.least = enough(key)
        self._shape, self._with_p, self._vowelled = shape, "p" in key, vowelled

    def best(self, shapes: Sequence[str]) -> float:
        """Return how alike a place's shapes are, the most alike; under `least` perhaps 0.

        Those without vowels count only where all are so, or what is asked.
        """
        written = [s for s in shapes if s[:1] != UNVOWELLED] if self._vowelled else []
        bare = written or [shape.lstrip(UNVOWELLED) for shape in shapes]
        found = 0.0
        for shape in bare:
            one = alike(self._shape, shape, bool(written), self._with_p, self.least)
            found = max(found, one)
        return found


class Written:
    """A name as it is written, folded, to compare with those of places letter by letter."""

    def __init__(self, name: str, names_of: NamesOf) -> None:
        self.folded = fold(name)
        self._allowed = 1 if len(self.folded) < 5 else 2 if len(self.folded) < 9 else 3
        self._names_of = names_of

    def near(self, numbers: Iterable[int]) -> list[tuple[int, int, str]]:
        """Return names of places a few letters away, nearest first.

        Each is how many letters away it is, its place's number, and the name folded.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        named = [
            (fold(form), number)
            for number in numbers
            for form in self._names_of(number)
            if self._may_be_near(form)
        ]
        found = process.extract(
            self.folded,
            [form for form, _ in named],
            scorer=OSA.distance,
            score_cutoff=self._allowed,
            limit=None,
        )
        return sorted((distance, named[at][1], form) for form, distance, at in found)

    def _may_be_near(self, form: str) -> bool:
        """Say whether a name may be near by its length: of plain words, folding keeps it."""
        plain = form.isascii() and form.replace(" ", "").isalnum()
        return not plain or abs(len(form) - len(self.folded)) <= self._allowed


@lru_cache(maxsize=_REMEMBERED)
def _ways(name: str) -> tuple[tuple[str, str], ...]:
    """Return how a name may sound, each way with its consonants."""
    return tuple((heard, consonants(heard)) for heard in readings(name))


class Likenesses:
    """How alike names are to one that is asked, each worked out once."""

    def __init__(self, name: str) -> None:
        self._asked = _ways(name)
        self._vowelled = is_vowelled(name)
        self._known: dict[str, set[float]] = {}

    def heard_as(self, forms: Iterable[str], alike: float) -> str | None:
        """Return the form that sounds so much like the name."""
        for form in forms:
            if form not in self._known:
                self._known[form] = set(self._of(form))
            if alike in self._known[form]:
                return form
        return None

    def _of(self, form: str) -> Iterator[float]:
        written = self._vowelled and is_vowelled(form)
        for other, key in _ways(form):
            for heard, own in self._asked:
                if key == own:
                    yield likeness(heard, other, written)


def written_shape(name: str, shape: str) -> str:
    """Return a shape as it is filed: marked where the name is written without vowels."""
    return shape if is_vowelled(name) else UNVOWELLED + shape


def _coloured(heard: str) -> str:
    """Return what is heard as `_plain` writes it."""
    return "".join(letter for letter, _ in groupby(COLOUR.get(one, one) for one in heard))


def _plain(key: str, shapes: Iterable[str]) -> list[tuple[str, str]]:
    """Return consonants and vowels in their order, each vowel as its colour, and their shape.

    A shape of other consonants, which shares the hash, is left out: most that share it are.
    """
    letters, begins_with_vowel = tuple(key.removeprefix(_VOWEL)), key.startswith(_VOWEL)
    number = len(letters)
    fit = [(one.lstrip("!" + UNVOWELLED), one) for one in shapes if one.count(",") == number]
    return [
        (gaps.replace(",", "%s") % letters, shape)
        for gaps, shape in fit
        if (gaps[0] != ",") == begins_with_vowel
    ]


def _variants(key: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Return keys one consonant away and the key itself, and what may hold another consonant.

    The latter are pairs: what stands before one of `_CONSONANTS`, and what after it.
    """
    lead = len(key) - len(key.removeprefix(_VOWEL))
    cuts = [(key[:place], key[place:]) for place in range(lead, len(key) + 1)] if key else []
    found = {key}
    around = {("", key[lead:]): None} if lead else {}
    for head, tail in cuts:
        rest = tail[1:]
        around |= {(head, tail): None, (head, rest): None}
        if tail:
            found.add(head + rest)
        if rest:
            found.add(head + rest[0] + tail[0] + rest[1:])
    found |= {key[lead:]} if lead else {_VOWEL + key, _VOWEL + key[1:]}
    keys = {variant for variant in found if len(variant) > 1}
    return keys, [pair for pair in around if any(pair)]  # a letter alone is no key
