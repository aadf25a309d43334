"""How well and how fast relative places are read; figures are printed, never asserted.

    python benchmarks/relations.py --localities localities.csv --specimens specimens.csv
    python benchmarks/relations.py --speed [--phrases tests/cases/relations_*.csv]

`--localities` is a CSV with columns text ("14km WNW of Anza, CA"), lat, lon, and, where they
are known, anchor_lat and anchor_lon. `--specimens` has the columns locality and dir.
`--phrases` are CSVs with a column phrase, [brackets] around its names; each phrase is asked by
hand, and no language said.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from geoevents.errors import GeoeventsError
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Point
from geoevents.queries import locate

SAME_PLACE_M = 15_000.0
"""Two gazetteers' points of one town are nearer than this."""


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def localities(path: Path, gazetteer: Gazetteer) -> None:
    """Print how many phrases parse, and how many true points lie within the doubt."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    failed: list[str] = []
    for row in rows(path):
        counts["rows"] += 1
        if _read(row["text"]):
            counts["parsed"] += 1
        else:
            failed.append(row["text"])
        try:
            said = locate(row["text"], gazetteer, "en")["properties"]
        except GeoeventsError as error:
            counts["unknown"] += 1
            failed.append(str(error)[:150])
            continue
        if row.get("anchor_lat"):
            _weigh(row, said, counts, missed)
    _tell_localities(counts, failed, missed)


def _read(text: str) -> bool:
    """Say whether just the distance and direction at the head of a row are read, and its name."""
    from geoevents.languages import get_language
    from geoevents.relations.winds import read_wind_letters

    head = re.match(r"([\d.]+)km ([NESW]{1,3}) of ([^,]+)", text)
    if head is None:
        return False
    found = [r for r in _relations(text, [head.span(3)], get_language("en")) if not r.subject]
    heading = read_wind_letters(head[2])
    return (
        len(found) == 1
        and found[0].distance.best_m == float(head[1]) * 1000
        and heading == (found[0].azimuth, found[0].azimuth_error)
        and found[0].anchors[0].text == head[3]
    )


def _weigh(
    row: dict[str, str], said: dict[str, Any], counts: Counter[str], missed: list[str]
) -> None:
    counts["joined"] += 1
    if said["distance_km"] is None or not _right(row, said):
        return
    counts["anchor right"] += 1
    off = distance_m(Point(said["lon"], said["lat"]), Point(float(row["lon"]), float(row["lat"])))
    if off <= said["uncertainty_m"]:
        counts["within"] += 1
    else:
        missed.append(f"{row['text']}: {off:.0f} m off, {said['uncertainty_m']} m published")


def _right(row: dict[str, str], said: dict[str, Any]) -> bool:
    """Say whether the anchor is the one of the table: walk back from the point."""
    anchor = Point(float(row["anchor_lon"]), float(row["anchor_lat"]))
    reached = distance_m(anchor, Point(said["lon"], said["lat"]))
    return abs(reached - said["distance_km"] * 1000) <= SAME_PLACE_M


def _tell_localities(counts: Counter[str], failed: list[str], missed: list[str]) -> None:
    parsed, all_rows = counts["parsed"], counts["rows"]
    print(f"localities: {parsed} of {all_rows} parsed ({100 * parsed / all_rows:.1f} %)")
    print(f"  no place for the name: {counts['unknown']}")
    right, joined = counts["anchor right"], counts["joined"]
    print(f"  anchor right: {right} of {joined} ({100 * right / max(joined, 1):.1f} %)")
    within = counts["within"]
    print(f"  within the doubt: {within} of {right} ({100 * within / max(right, 1):.1f} %)")
    for title, examples in (("not placed", failed), ("outside", missed)):
        for example in examples[:10]:
            print(f"    {title}: {example}")


def specimens(path: Path) -> None:
    """Print how many noisy localities hold a relation, by what stops the others."""
    from geoevents.languages import PHRASE_LANGUAGES
    from geoevents.relations.amounts import amount_pattern
    from geoevents.relations.winds import wind_pattern

    classes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for row in rows(path):
        kind = _specimen(row["locality"], PHRASE_LANGUAGES, amount_pattern, wind_pattern)
        classes[kind] += 1
        shown.setdefault(kind, row["locality"][:110])
    total, read = sum(classes.values()), classes["parsed"]
    print(f"specimens: {read} of {total} parsed ({100 * read / total:.1f} %)")
    for kind, count in classes.most_common():
        print(f"  {kind}: {count}   e.g. {shown[kind]}")


def _specimen(text: str, packs: Any, amount: Any, wind: Any) -> str:
    for code in ("en", "es"):
        if _parsed(text, packs[code]):
            return "parsed"
    words = [packs[code].relations for code in ("en", "es")]
    if not any(re.search(amount(one), text, re.IGNORECASE) for one in words):
        return "no distance with a unit we know"
    if not any(re.search(wind(one), text, re.IGNORECASE) for one in words):
        return "no compass point we know"
    joined = [rf"{amount(one)}\W*(?:\w+\W+){{0,3}}?{wind(one)}" for one in words]
    if not any(re.search(pattern, text, re.IGNORECASE) for pattern in joined):
        return "distance and compass point are apart"
    return "no name after them"


def _parsed(text: str, pack: Any) -> bool:
    """Say whether a relation with distance and direction is read, anchored at the words after.

    These localities are lower case throughout, and their hamlets and ranches in no
    gazetteer: whatever words follow "of", or the compass point, stand for the name.
    """
    from geoevents.relations.winds import wind_pattern

    of = r"(?:of|from|de la|de los|del|de|desde)\W+(?:the |el |la )?"
    name = r"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})"
    return any(
        one.distance and one.azimuth is not None
        for pattern in (
            rf"{wind_pattern(pack.relations)}\W+(?:{of})?{name}",
            rf"\b{of}{name}",
            r"([^\W\d_][\w'’ ]{2,30}?)(?=,\s*\d)",
        )
        for one in _relations(text, [m.span(1) for m in re.finditer(pattern, text, re.I)], pack)
    )


def _relations(text: str, spans: list[tuple[int, int]], pack: Any) -> Any:
    from geoevents.model import Document, Sentence, Span, Toponym
    from geoevents.relations import find_relations

    names = tuple(Toponym(Span(*at), text[slice(*at)], text[slice(*at)]) for at in spans)
    whole = (Sentence(Span(0, len(text)), 0),)
    return find_relations(Document("row", text, pack.code), whole, names, pack)


def speed(pairs: int, gazetteer: Gazetteer) -> None:
    """Print what a phrase costs, and what pairs cost beside a loop over geopy."""
    import numpy as np
    from geopy.distance import geodesic

    from geoevents.nearest import relate_pairs

    for language, phrase in (
        ("en", "4 km southwest of Palmyra"),
        ("fr", "à 27 km de Palmyre"),
        ("ar", "على بعد 4 كم جنوب غرب تدمر"),
    ):
        locate(phrase, gazetteer, language)
        _tell_phrase(phrase, language, gazetteer)
    rng = np.random.default_rng(1)
    lon, ref_lon = rng.uniform(-180, 180, pairs), rng.uniform(-180, 180, pairs)
    lat, ref_lat = rng.uniform(-90, 90, pairs), rng.uniform(-90, 90, pairs)
    names = np.array([f"Town {number % 1000}" for number in range(pairs)], dtype=object)
    start = time.perf_counter()
    km, *_ = relate_pairs(lon, lat, ref_lon, ref_lat, names)
    ours = time.perf_counter() - start
    some = min(pairs, 2_000)
    start = time.perf_counter()
    theirs = [geodesic((ref_lat[i], ref_lon[i]), (lat[i], lon[i])).m for i in range(some)]
    loop = (time.perf_counter() - start) / some * pairs
    apart = float(np.abs(km[:some] * 1000 - np.array(theirs)).max())
    print(f"pairs: {pairs:,} in {ours:.2f} s with their words; geopy's geodesic about {loop:.0f} s")
    print(f"  {loop / ours:.0f} times faster; {apart * 1000:.6f} mm apart at most (of {some})")


def phrases(paths: list[Path], gazetteer: Gazetteer, times: int = 5) -> None:
    """Print what a phrase costs, asked by hand, of those that say a place: processor time."""
    asked = [re.sub(r"[][]", "", row["phrase"]) for path in paths for row in rows(path)]
    placed = [phrase for phrase in asked if _is_placed(phrase, gazetteer)]  # and all is loaded
    costs = []
    for phrase in placed:
        laps = []
        for _ in range(times):
            start = time.process_time()
            locate(phrase, gazetteer)
            laps.append(time.process_time() - start)
        costs.append(sorted(laps)[times // 2] * 1000)
    costs.sort()
    middle, ninth = costs[len(costs) // 2], costs[len(costs) * 9 // 10]
    print(f"phrases: {len(placed)} of {len(asked)} say a place")
    print(f"  {middle:.2f} ms in the median, {ninth:.2f} ms for the slowest tenth")


def _is_placed(phrase: str, gazetteer: Gazetteer) -> bool:
    try:
        locate(phrase, gazetteer)
    except GeoeventsError:
        return False
    return True


def _tell_phrase(phrase: str, language: str, gazetteer: Gazetteer, times: int = 100) -> None:
    from geoevents.languages import get_language
    from geoevents.locations import locate as place
    from geoevents.model import Document
    from geoevents.queries.named import named_places
    from geoevents.relations import find_relations
    from geoevents.sentences import split_sentences
    from geoevents.settings import Settings

    pack = get_language(language)
    toponyms = named_places(phrase, pack, gazetteer)
    sentences = split_sentences(phrase, pack)
    document = Document("phrase", phrase, language)
    places = {one: gazetteer.lookup(one.name)[0].place for one in toponyms}
    settings, laps = Settings(), []
    for _ in range(times):
        start = time.perf_counter()
        locate(phrase, gazetteer, language)
        middle = time.perf_counter()
        (relation,) = find_relations(document, sentences, toponyms, pack)
        place(relation, places, gazetteer, settings)
        laps.append((middle - start, time.perf_counter() - middle))
    whole, alone = (sorted(lap)[times // 2] * 1000 for lap in zip(*laps, strict=True))
    print(f"{phrase!r}: {whole:.2f} ms asked by hand, names resolved and drawn")
    print(f"  {alone:.2f} ms to read and locate it, its names known")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--localities", type=Path)
    parser.add_argument("--specimens", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--phrases", type=Path, nargs="+", default=[])
    parser.add_argument("--pairs", type=int, default=1_000_000)
    asked = parser.parse_args()
    gazetteer = Gazetteer.default()
    if asked.localities:
        localities(asked.localities, gazetteer)
    if asked.specimens:
        specimens(asked.specimens)
    if asked.speed:
        speed(asked.pairs, gazetteer)
    if asked.phrases:
        phrases(asked.phrases, gazetteer)


if __name__ == "__main__":
    main()
