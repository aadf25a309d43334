"""What a reviewer can ask and decide. One thread alone works here (server.py sees to that)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from geoevents.corrections import (
    FILE,
    Corrections,
    Decision,
    Fixes,
    Target,
    append,
    read_file,
)
from geoevents.corrections.values import point_of
from geoevents.events import EVENT_KINDS
from geoevents.gazetteer import Gazetteer
from geoevents.model import Precision, Reading, Role, Status
from geoevents.pipeline import read
from geoevents.review.clock import after
from geoevents.review.deciding import decision_of, undo_of
from geoevents.review.pages import words
from geoevents.review.remembered import remember
from geoevents.review.shelf import Item, Shelf
from geoevents.review.told import candidate_record, reading_record, row_as_read
from geoevents.settings import Settings
from geoevents.writers.basemap import basemap
from geoevents.writers.labels import labels_near
from geoevents.writers.legend import marks

_SHOWN = 300
_FOUND = 12
Answer = dict[str, Any]


class Desk:
    """The outputs folder under review, its corrections, and the gazetteer."""

    def __init__(
        self, folder: Path, opener: Callable[[], Gazetteer], settings: Settings, who: str
    ) -> None:
        """Open the folder.

        Raises DocumentError, SettingsError or GazetteerError for what can't be read.
        """
        self._shelf = Shelf(folder)
        self._file = folder / FILE
        self._opener, self._settings, self._who = opener, settings, who
        self._original: Answer | None = None
        self._corrections = self._reread()
        self._gazetteer = opener()
        self.asks: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
            "start": self._start,
            "queue": self._queue,
            "document": self._document,
            "basemap": self._basemap,
            "search": self._search,
            "decide": self._decide,
            "undo": self._undo,
            "remember": self._remember,
        }

    def close(self) -> None:
        """Close the gazetteer."""
        self._gazetteer.close()

    # ------------------------------------------------------------ to look

    def _start(self, _: Mapping[str, Any]) -> Answer:
        kinds = {name: mark.names | {"colour": mark.colour} for name, mark in marks().items()}
        return {
            "words": words(),
            "who": self._who,
            "kinds": {name: kinds.get(name, {}) for name in EVENT_KINDS},
            "roles": [role.value for role in Role],
            "statuses": [status.value for status in Status],
            "precisions": [precision.value for precision in Precision],
        }

    def _queue(self, _: Mapping[str, Any]) -> Answer:
        decided = self._decided()
        triggers = Counter((it.document, it.span) for it in self._shelf.items if it.kind)
        told = [
            (
                it,
                _key(it) in decided
                or (triggers[it.document, it.span] == 1 and _bare(it) in decided),
            )
            for it in self._shelf.items
        ]
        done = sum(is_done for _, is_done in told)
        rows = [self._item(it) for it, is_done in told if not is_done][:_SHOWN]
        return {"rows": rows, "done": done, "total": len(told)}

    def _decided(self) -> set[tuple[object, ...]]:
        """Return the keys of what was decided; those of events with and without their place."""
        keys: set[tuple[object, ...]] = set()
        for id_ in self._shelf.known(self._corrections.standing):
            fixes = self._corrections.of(self._shelf.document(id_))
            keys |= {(id_, "mention", span) for span in fixes.verdicts(Target.MENTION)}
            for key in fixes.verdicts(Target.EVENT):
                keys |= {(id_, "event", *key), (id_, "event", key.trigger)}
        return keys

    def _item(self, item: Item) -> Answer:
        return {
            "document": item.document,
            "title": self._shelf.entries[item.document].title,
            "target": item.target,
            "span": list(item.span),
            "words": " ".join(item.words.split()),
            "kind": item.kind,
            "place": list(item.place) if item.place else None,
            "doubt": item.doubt,
        }

    def _document(self, asked: Mapping[str, Any]) -> Answer:
        return reading_record(*self._read(str(asked["document"])))

    def _basemap(self, asked: Mapping[str, Any]) -> Answer:
        reading, _ = self._read(str(asked["document"]))
        points = [m.location.point for m in reading.mentions if m.location]
        labels = labels_near((reading,), self._gazetteer)
        ground = basemap(points, words())
        named = [[it.name, it.lat, it.lon, it.population] for it in labels]
        names = {"countries": ground.pop("countries"), "labels": named}
        return {"basemap": ground, "names": names}

    def _search(self, asked: Mapping[str, Any]) -> Answer:
        name = str(asked["name"]).strip()[:200]
        found = (self._gazetteer.lookup(name) or self._gazetteer.fuzzy(name)) if name else ()
        return {"found": [candidate_record(one) for one in found[:_FOUND]]}

    # ------------------------------------------------------------ to decide

    def _decide(self, asked: Mapping[str, Any]) -> Answer:
        document = self._shelf.document(str(asked["document"]))
        if asked["decision"] == Decision.UNDO.value:
            raise ValueError("undo is asked for by its own name")
        asked = {**asked, "before": {**asked.get("before", {}), "read": self._as_read(asked)}}
        one = decision_of(asked, document, self._who, self._now())
        append(self._file, one)
        self._corrections = self._reread()
        return self._document(asked) | {"saved": one.id}

    def _undo(self, asked: Mapping[str, Any]) -> Answer:
        """Take back a decision: the one that is named, else the last that this reviewer took."""
        mine = [it for it in self._corrections.standing if it.who == self._who]
        named = [it for it in self._corrections.standing if it.id == asked.get("id")]
        chosen = named if asked.get("id") else mine[-1:]
        if not chosen:
            return {"undone": None}
        append(self._file, undo_of(chosen[0], self._who, self._now()))
        self._corrections = self._reread()
        last = chosen[0]
        return {
            "undone": {
                "document": last.document,
                "target": last.target.value,
                "span": list(last.at.span),
                "kind": last.kind,
                "place": list(last.place.span) if last.place else None,
                "decision": last.decision.value,
                "words": last.at.text,
            }
        }

    def _remember(self, asked: Mapping[str, Any]) -> Answer:
        texts = {n: str(asked.get(n) or "") for n in ("feature", "country", "admin1")}
        radius = float(asked.get("radius_m") or 0)
        path = remember(str(asked["name"]), point_of(asked["point"]), radius_m=radius, **texts)
        fresh = self._opener()
        self._gazetteer.close()
        self._gazetteer, self._original = fresh, None
        return {"file": str(path)}

    # ------------------------------------------------------------ within

    def _as_read(self, asked: Mapping[str, Any]) -> Answer | None:
        """Return what was read of a row before anyone decided anything, None where nothing was."""
        id_ = str(asked["document"])
        if self._original is None or self._original["id"] != id_:
            document = self._shelf.document(id_)
            reading = read(document, self._gazetteer, self._settings)
            self._original = reading_record(reading, Fixes(document.text))
        return row_as_read(self._original, asked)

    def _read(self, id_: str) -> tuple[Reading, Fixes]:
        document = self._shelf.document(id_)
        fixes = self._corrections.of(document)
        return read(document, self._gazetteer, self._settings, fixes), fixes

    def _reread(self) -> Corrections:
        """Read the file again: another reviewer, or git, may have added lines."""
        if not self._file.is_file():
            return Corrections((), str(self._file))
        return Corrections(read_file(self._file)[0], str(self._file))

    def _now(self) -> str:
        latest = max((one.when for one in self._corrections.decisions), default="")
        return after(latest)


def _key(item: Item) -> tuple[object, ...]:
    return (*_bare(item), item.kind, item.place) if item.kind else _bare(item)


def _bare(item: Item) -> tuple[object, ...]:
    return (item.document, item.target, item.span)
