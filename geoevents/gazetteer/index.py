"""Names to places: the one question every stage asks of a gazetteer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer import build as building
from geoevents.gazetteer.around import Around
from geoevents.gazetteer.build import Progress, silent
from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.gazetteer.filed import Filed, hash_of
from geoevents.gazetteer.heard import Likenesses, Sounds, Written
from geoevents.gazetteer.names import NO_ARABIC_ARTICLE, NO_ARTICLE, WHOLE, fold, without_article
from geoevents.gazetteer.places import Places
from geoevents.gazetteer.schema import LAST_FORM, LETTERS, VERSION
from geoevents.gazetteer.sections import Sections
from geoevents.gazetteer.spelling import romanised
from geoevents.model import Candidate, Evidence, Place, Point

_REMEMBERED = 50_000  # answers of `knows` kept: a report asks for the same words again
_LOOKED_UP = 2_048  # ... and of `exact`, `lookup` and `fuzzy`: the stages ask for one name in turn


class Gazetteer:
    """Places on disk, findable by any of their names; opens fast, stays small."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self.path = sections.path
        meta = sections.meta
        if meta.get("version") != VERSION:
            raise GazetteerError(
                f"{self.path}: made by another version; run `geoevents gazetteer build`"
            )
        self.max_words = int(meta["max_words"])
        self.size = int(meta["places"])
        self._countries: dict[str, int] = meta["countries"]
        self._places = Places(sections)
        self._keys, self._how = Filed(sections, "key"), sections.reader("key.how")
        self._ids = Filed(sections, "id")
        self._sounds = Sounds(sections, self._places.spoken)
        self._around = Around(sections, self._places, self.size)
        self.knows = lru_cache(_REMEMBERED)(self._knows)  # type: ignore[method-assign]
        self.exact = lru_cache(_LOOKED_UP)(self._exact)  # type: ignore[method-assign]
        self.lookup = lru_cache(_LOOKED_UP)(self._lookup)  # type: ignore[method-assign]
        self.fuzzy = lru_cache(_LOOKED_UP)(self._fuzzy)  # type: ignore[method-assign]

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Open an index that was built before, read-only.

        Raises:
            GazetteerError: there is none, it is broken, or another version made it.
        """
        return cls(Sections.open(Path(path)))

    @classmethod
    def default(cls, progress: Progress = silent) -> Gazetteer:
        """Open the default index; build it first where it is absent, stale or broken.

        Raises:
            GazetteerError: the cache can't be written, or a curated file holds a bad row.
        """
        from geoevents.gazetteer.cache import default_index

        return default_index(progress)

    @classmethod
    def from_entries(
        cls, entries: Iterable[Entry], admin1: dict[str, str] | None = None
    ) -> Gazetteer:
        """Index entries in memory."""
        held = tuple(entries)
        info = SourceInfo("entries", "", "", "")
        source = Source(info, lambda _: held, lambda: "", len(held))
        file = io.BytesIO()
        building.build(file, [source], admin1=admin1)
        return cls(Sections(file.getvalue()))

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        if self.path is None:
            raise TypeError("a gazetteer in memory can't be sent to another process")
        return _open_here, (self.path,)

    def close(self) -> None:
        """Close the file; no other method may be called afterwards."""
        self._sections.close()

    # ------------------------------------------------------------ by name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name, under folding, else transliteration.

        Most populous first; countries and first-level regions come before small towns.
        """
        return self._lookup(name)

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name under folding alone, as `lookup` does."""
        return self._exact(name)

    def knows(self, name: str) -> bool:
        """Say whether a place is filed under this name, folded (no transliteration)."""
        return self._knows(name)

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return places with the nearest spellings, nearest first, with the distance.

        Only names that sound the same but for one consonant are compared.
        """
        return self._fuzzy(name, limit)

    def _fuzzy(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        asked = Written(name, self._places.forms)
        found: dict[int, Candidate] = {}
        for distance, number, key in asked.near(self._sounds.spelt_nearly(name, limit)):
            if number in found:
                continue
            if len(found) >= limit:
                break
            detail = f"{key!r} is {distance} letters from {asked.folded!r}"
            evidence = Evidence("spelling distance", float(distance), detail)
            score = 1 - distance / max(len(asked.folded), 1)
            place = self._places.place(number)
            found[number] = Candidate(place, "fuzzy", score, (evidence,))
        return tuple(found.values())

    # ------------------------------------------------------------ by id, by point

    def place(self, place_id: str) -> Place | None:
        """Return one place by its id ("geonames:170063"), or None."""
        number = self._number_of(place_id)
        return None if number is None else self._places.place(number)

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        number = self._countries.get(code.upper())
        return None if number is None else self._places.place(number)

    def near(
        self, point: Point, radius_m: float, limit: int = 50, people: int = 0
    ) -> tuple[Place, ...]:
        """Return the places of so many people within `radius_m` metres, nearest first."""
        return self._around.near(point, radius_m, limit, people)

    def biggest(
        self, west: float, south: float, east: float, north: float, limit: int = 50
    ) -> tuple[Place, ...]:
        """Return the most populous towns of a box in degrees, the largest first.

        Where the box crosses 180°, west is greater than east. Places without a population
        come last, in the order of their ids.
        """
        return self._around.biggest(west, south, east, north, limit)

    def names(self, place_id: str, language: str = "") -> tuple[str, ...]:
        """Return the names of a place, those of `language` first where it is known."""
        number = self._number_of(place_id)
        held = [] if number is None else self._places.names(number)
        ordered = sorted(held, key=lambda name: not language or name.language != language)
        return tuple(dict.fromkeys(name.form for name in ordered))

    def info(self) -> tuple[SourceInfo, ...]:
        """Return what this index was built from: counts, versions, licences."""
        return tuple(SourceInfo(**fields) for fields in self._sections.meta["sources"])

    def _number_of(self, place_id: str) -> int | None:
        rows = self._ids.span(hash_of(place_id))
        for number in self._ids.numbers(rows) if rows else ():
            if self._places.is_called(number, place_id):
                return number
        return None

    def _filed(self, key: str) -> Iterator[tuple[int, int, str]]:
        """Return the number, letter and the name of each place under a key."""
        rows = self._keys.span(hash_of(key))
        return self._under(key, rows) if rows else iter(())

    def _under(self, key: str, rows: range) -> Iterator[tuple[int, int, str]]:
        last = -1
        how = self._how(rows.start, rows.stop)
        for number, told in zip(self._keys.numbers(rows), how, strict=True):
            letter, form = divmod(told, LAST_FORM + 1)
            if number == last:  # found by another of its many names
                continue
            end = None if form == LAST_FORM else form + 1
            for name in self._places.forms(number, form, end):
                if _is_filed(name, letter, key):  # another name may share its hash
                    yield number, letter, name
                    last = number
                    break

    def _lookup(self, name: str) -> tuple[Candidate, ...]:
        return self.exact(name) or self._heard(name)

    def _knows(self, name: str) -> bool:
        known = self._is_scanned(fold(name))
        if known is None:
            bare, weight = without_article(name)
            if NO_ARABIC_ARTICLE <= weight < WHOLE:
                known = self._is_scanned(fold(bare))
        return bool(known)

    def _is_scanned(self, key: str) -> bool | None:
        """Say whether texts are scanned for a key, None where nothing is filed under it."""
        known = None
        rows = self._keys.span(hash_of(key))
        for _, letter, _ in self._under(key, rows) if rows else ():
            if known := LETTERS[letter][1]:
                break
        return known

    def _exact(self, name: str) -> tuple[Candidate, ...]:
        filed = list(self._filed(fold(name)))
        asked = WHOLE
        if not filed:
            bare, asked = without_article(name)
            filed = list(self._filed(fold(bare))) if asked < WHOLE else []
        if len(filed) > 1:  # weighing least last: Ville is La Ville only after every Ville
            filed.sort(key=lambda item: LETTERS[item[1]][0] < NO_ARABIC_ARTICLE)
        return tuple(self._exact_candidate(*item, asked) for item in filed)

    def _exact_candidate(self, number: int, letter: int, named: str, asked: float) -> Candidate:
        weight = min(LETTERS[letter][0], asked)
        detail = f"filed as {named}" + ("" if weight == WHOLE else ", but for the article")
        place = self._places.place(number)
        return Candidate(place, "exact", weight, (Evidence("name", weight, detail),))

    def _heard(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that sound like the name, the most alike first."""
        if not (alike := self._sounds.most_alike(name)):
            return ()
        found = sorted(alike.items(), key=lambda one: (-round(one[1], 2), one[0]))
        shown, likenesses = romanised(name), Likenesses(name)
        candidates = []
        for number, how_alike in found:
            held = likenesses.heard_as(self._places.spoken(number), how_alike)
            if held is None:
                continue  # another row of consonants shares the hash
            detail = f"{shown} sounds like {held} ({romanised(held)})"
            evidence = Evidence("transliteration", round(how_alike, 3), detail)
            place = self._places.place(number)
            candidates.append(Candidate(place, "transliteration", how_alike, (evidence,)))
        return tuple(candidates)


def _open_here(path: Path) -> Gazetteer:
    """Open an index where it was, or in this machine's cache: a name that is a digest."""
    from geoevents.gazetteer.cache import VARIABLE, cache_folder

    is_digest = path.name.startswith("gazetteer-")
    here = path if path.is_file() or not is_digest else cache_folder() / path.name
    if not here.is_file():
        raise GazetteerError(
            f"{here}: this machine has no index of places; copy {path} here, or set {VARIABLE}"
        )
    return Gazetteer.open(here)


def _is_filed(name: str, letter: int, key: str) -> bool:
    """Say whether a name is filed under a key, as this letter says."""
    bare = LETTERS[letter][0] in {NO_ARABIC_ARTICLE, NO_ARTICLE}
    return fold(without_article(name)[0] if bare else name) == key
