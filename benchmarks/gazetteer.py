"""Look-up in a large gazetteer: ours, SQLite's FTS5, marisa-trie, LMDB and a dict, in one run.

python benchmarks/generate_geonames.py FOLDER 1000000
python benchmarks/gazetteer.py FOLDER
python benchmarks/gazetteer.py FOLDER --only-ours

Each store holds the same keys and place numbers, is opened in a process of its own and
asked for 20,000 names, half of them unknown; times are the processor's. `index` is our
answer with numbers alone, as the others give; `lookup` is the whole one, with places and
reasons. So are `sounds` and `heard` for names that are spelt otherwise than any that is
filed; `fuzzy` is asked for them too. marisa-trie and lmdb are left out where they are not
installed: pip install marisa-trie lmdb. With 13 million places, the others need more memory
than most machines have: `--only-ours`.
"""

from __future__ import annotations

import json
import pickle
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.cache import make
from geoevents.gazetteer.entry import Source, SourceInfo
from geoevents.gazetteer.names import fold, keys
from geoevents.gazetteer.places import Places
from geoevents.gazetteer.sections import Sections
from geoevents.gazetteer.sources import geonames
from geoevents.gazetteer.sources.added import Added

Ask = Callable[[str], Any]
Keys = dict[str, list[int]]


def import_dump(folder: Path, index: Path) -> None:
    """Build the index of a dump; print places a second, peak memory and size by part."""
    added = Added(folder / "allCountries.txt", "generated")
    info = SourceInfo("generated", "", "", "")
    source = Source(info, lambda skip: geonames.read(added, skip), lambda: "1")
    began, busy = time.perf_counter(), time.process_time()
    make(index, [source], lambda *_: None)
    wall, busy = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    size = Gazetteer.open(index).size
    print(f"import: {size:,} places, {size / busy:,.0f} a second of processor time")
    print(f"        {wall:.0f} s by the clock, {busy:.0f} s busy, peak {peak:.0f} MB")


def sizes(index: Path) -> None:
    """Print the index's size beside that of the names it holds, each form of a place once."""
    sections = Sections.open(index)
    places = Places(sections)
    names = 0
    for number in range(sections.meta["places"]):
        forms = set(places.forms(number))
        names += sum(len(form.encode()) for form in forms)
    size = index.stat().st_size
    print(f"size:   {size / 1e6:.1f} MB, names {names / 1e6:.1f} MB in UTF-8: {size / names:.2f}")
    for name, held in sorted(sections.sizes().items(), key=lambda one: -one[1]):
        print(f"        {name:14} {held / 1e6:8.1f} MB")


def keys_of(index: Path) -> Keys:
    sections = Sections.open(index)
    places = Places(sections)
    found: Keys = {}
    for number in range(sections.meta["places"]):
        own = {key.text for name in places.names(number) for key in keys(name.form, name.kind)}
        for key in own:
            found.setdefault(key, []).append(number)
    return found


def write_dict(keys: Keys, path: Path) -> None:
    path.write_bytes(pickle.dumps(keys))


def write_fts5(keys: Keys, path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE VIRTUAL TABLE keys USING fts5(key, places UNINDEXED)")
    db.executemany("INSERT INTO keys VALUES (?, ?)", ((k, json.dumps(p)) for k, p in keys.items()))
    db.commit()


def write_sqlite(keys: Keys, path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE keys (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID")
    rows = ((key, place) for key, places in sorted(keys.items()) for place in places)
    db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", rows)
    db.commit()


def write_marisa(keys: Keys, path: Path) -> None:
    import marisa_trie

    rows = ((key, (place,)) for key, places in keys.items() for place in places)
    marisa_trie.RecordTrie("<I", rows).save(str(path))


def write_lmdb(keys: Keys, path: Path) -> None:
    import lmdb

    with (
        lmdb.open(str(path), map_size=2**33, subdir=False, lock=False) as env,
        env.begin(write=True) as filling,
    ):
        for key, places in keys.items():
            if len(key.encode()) <= 511:
                filling.put(key.encode(), json.dumps(places).encode())


def open_dict(path: Path) -> Ask:
    return pickle.loads(path.read_bytes()).get


def open_fts5(path: Path) -> Ask:
    db = sqlite3.connect(path)

    def ask(key: str) -> list[str]:
        phrase = '"' + key.replace('"', '""') + '"'
        rows = db.execute("SELECT key, places FROM keys WHERE key MATCH ?", (phrase,))
        return [places for found, places in rows if found == key]

    return ask


def open_sqlite(path: Path) -> Ask:
    db = sqlite3.connect(path)
    return lambda key: db.execute("SELECT place FROM keys WHERE key = ?", (key,)).fetchall()


def open_marisa(path: Path) -> Ask:
    import marisa_trie

    return marisa_trie.RecordTrie("<I").mmap(str(path)).get


def open_lmdb(path: Path) -> Ask:
    import lmdb

    reading = lmdb.open(str(path), readonly=True, subdir=False, lock=False).begin()
    return lambda key: json.loads(reading.get(key.encode()[:511]) or b"[]")


def open_index(path: Path) -> Ask:
    gazetteer = Gazetteer.open(path)
    return lambda key: list(gazetteer._filed(key))


def open_lookup(path: Path) -> Ask:
    return Gazetteer.open(path)._exact


def open_sounds(path: Path) -> Ask:
    return Gazetteer.open(path)._sounds.most_alike


def open_heard(path: Path) -> Ask:
    return Gazetteer.open(path)._heard


def open_fuzzy(path: Path) -> Ask:
    return Gazetteer.open(path)._fuzzy  # `fuzzy` remembers


SPELT = {"sounds", "heard", "fuzzy"}
STORES: dict[str, tuple[Callable[[Keys, Path], None] | None, Callable[[Path], Ask]]] = {
    "dict": (write_dict, open_dict),
    "fts5": (write_fts5, open_fts5),
    "marisa": (write_marisa, open_marisa),
    "lmdb": (write_lmdb, open_lmdb),
    "sqlite": (write_sqlite, open_sqlite),
    "index": (None, open_index),
    "lookup": (None, open_lookup),
    "sounds": (None, open_sounds),
    "heard": (None, open_heard),
    "fuzzy": (None, open_fuzzy),
}


def resident_mb() -> float:
    """Return the resident memory of this process, as Linux tells it."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def measure(store: str, path: Path, asked: Path) -> None:
    """Print the figures of one store: run in a process of its own, for its memory's sake."""
    names = json.loads(asked.read_text("utf-8"))["slips" if store in SPELT else "names"]
    before = resident_mb()
    start = time.perf_counter()
    ask = STORES[store][1](path)
    opening = time.perf_counter() - start
    for name in names:
        ask(name)  # warm: what comes from the disk is not what is compared
    took, answered = [], 0
    for name in names:
        start = time.thread_time()
        answered += bool(ask(name))
        took.append(time.thread_time() - start)
    memory = resident_mb() - before
    half, tail = statistics.median(took) * 1e6, statistics.quantiles(took, n=100)[-1] * 1e6
    size = path.stat().st_size / 1e6
    print(
        f"{store:8} {size:7.1f} MB  opens in {opening * 1e3:7.1f} ms  +{memory:6.1f} MB"
        f"  median {half:7.1f} us  p99 {tail:8.1f} us  ({answered} of {len(names)} known)",
        flush=True,
    )


def asked_of(index: Path, folder: Path) -> Path:
    """Write the names to ask: half of them known; and known ones with a slip of the pen."""
    gazetteer = Gazetteer.open(index)
    choice = random.Random(0)
    known = []
    for _ in range(10_000):
        forms = gazetteer._places.forms(choice.randrange(gazetteer.size))
        known.append(fold(choice.choice(forms)))
    names = known + [name[::-1] + "q" for name in known]
    choice.shuffle(names)
    slips = [slip for name in known[:2_000] if (slip := _slip(name, choice)) != name]
    asked = folder / "asked.json"
    asked.write_text(json.dumps({"names": names, "slips": slips}), "utf-8")
    return asked


def _slip(name: str, choice: random.Random) -> str:
    """Return a name with a vowel taken for another, as habits of spelling differ."""
    places = [at for at, letter in enumerate(name) if letter in _OTHER]
    if not places:
        return name
    at = choice.choice(places)
    return name[:at] + _OTHER[name[at]] + name[at + 1 :]


_OTHER = {"e": "i", "i": "e", "o": "ou", "u": "o", "a": "e"}


def compare(index: Path, folder: Path, only_ours: bool) -> None:
    asked = asked_of(index, folder)
    held = {} if only_ours else keys_of(index)
    print(f"{len(held):,} keys, {sum(map(len, held.values())):,} places under them")
    for store, (write, _) in STORES.items():
        path = folder / store if write else index
        try:
            if write and not only_ours:
                write(held, path)
        except ImportError as missing:
            print(f"{store:8} left out: {missing}")
            continue
        if path.exists():
            command = [sys.executable, __file__, store, str(path), str(asked)]
            subprocess.run(command, check=True)


def main(dump: Path, only_ours: bool) -> None:
    with tempfile.TemporaryDirectory() as held:
        index = Path(held, "index.places")
        import_dump(dump, index)
        sizes(index)
        compare(index, Path(held), only_ours)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]), "--only-ours" in sys.argv)
