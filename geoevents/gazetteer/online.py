"""Nominatim, for names that no gazetteer has: off unless asked for, slow on purpose, cached.

The service's policy asks for one request a second at most, a user agent that says who asks,
and that answers are kept: https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from geoevents import __version__
from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.added import BadRowError, name_of, point_of
from geoevents.gazetteer.sources.openstreetmap import FEATURES
from geoevents.geometry import distance_m
from geoevents.model import Candidate, Evidence, Place, Point

SERVER = "nominatim.openstreetmap.org"
ATTRIBUTION = "© OpenStreetMap contributors, through Nominatim"
LIMIT = 10
_ODD = (TypeError, ValueError, KeyError, AttributeError)  # what geopy raises on an odd answer
_TABLE = "CREATE TABLE IF NOT EXISTS answers (asked TEXT PRIMARY KEY, answer TEXT NOT NULL)"


class Nominatim:
    """Asks a Nominatim server for a name, at most once a second, and never twice the same.

    `server` is a host or an address ("http://localhost:8080"); `folder` keeps the answers.
    """

    def __init__(self, folder: Path, server: str = SERVER, delay_s: float = 1.0) -> None:
        scheme, found, host = server.rpartition("://")
        self._scheme, self._host = (scheme if found else "https"), host.rstrip("/")
        self._folder, self._delay_s = folder, delay_s
        self._ask: Any = None

    def __reduce__(self) -> tuple[object, ...]:
        return Nominatim, (self._folder, f"{self._scheme}://{self._host}", self._delay_s)

    def __call__(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that the server knows by this name, as it orders them.

        Raises:
            GazetteerError: the server can't be asked, or the cache can't be written.
        """
        plain = " ".join(name.split())
        if not plain:
            return ()
        found = (_candidate(answer, plain) for answer in self._answers(plain))
        return tuple(candidate for candidate in found if candidate is not None)

    def _answers(self, name: str) -> list[Mapping[str, Any]]:
        asked = f"{self._scheme}://{self._host}\n{name}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._folder / "nominatim.sqlite", timeout=30)) as cache:
                cache.execute(_TABLE)
                sql = "SELECT answer FROM answers WHERE asked = ?"
                if row := cache.execute(sql, (asked,)).fetchone():
                    return list(json.loads(row[0]))
                answers = self._request(name)
                held = json.dumps(answers, ensure_ascii=False)
                cache.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (asked, held))
                cache.commit()
                return answers
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(f"{self._folder}: can't keep answers here ({error})") from error

    def _request(self, name: str) -> list[Mapping[str, Any]]:
        from geopy.exc import GeopyError

        try:
            places = self._asking()(
                name, exactly_one=False, limit=LIMIT, addressdetails=True, namedetails=True,
                language="en",
            )  # fmt: skip
        except (GeopyError, *_ODD) as error:
            raise GazetteerError(
                f"{self._host}: could not be asked for {name!r} ({error})"
            ) from error
        return [dict(place.raw) for place in places or ()]

    def _asking(self) -> Any:
        """Return geopy's geocoder behind its rate limiter, made once: it counts the seconds."""
        if self._ask is None:
            from geopy.extra.rate_limiter import RateLimiter
            from geopy.geocoders import Nominatim as Geocoder

            agent = f"geoevents/{__version__} (https://pypi.org/project/geoevents/)"
            geocoder = Geocoder(
                user_agent=agent, domain=self._host, scheme=self._scheme, timeout=20
            )
            self._ask = RateLimiter(
                geocoder.geocode, min_delay_seconds=self._delay_s, max_retries=1,
                error_wait_seconds=max(self._delay_s, 0.01) * 2, swallow_exceptions=False,
            )  # fmt: skip
        return self._ask


def _candidate(answer: Mapping[str, Any], asked: str) -> Candidate | None:
    """Return one answer as a candidate; None where it has no name or no point."""
    address = answer.get("address") or {}
    details = answer.get("namedetails") or {}
    try:
        point = point_of(answer.get("lat"), answer.get("lon"))
        name = name_of(details.get("name:en") or answer.get("name") or _first(answer))
    except BadRowError:
        return None
    kind, sort = str(answer.get("class") or answer.get("category") or ""), answer.get("type")
    place = Place(
        id=f"osm:{answer.get('osm_type', 'node')}/{answer.get('osm_id', '')}",
        name=name,
        point=point,
        feature=FEATURES.get(kind, {}).get(str(answer.get("addresstype") or sort), "")
        or FEATURES["place"].get(str(answer.get("addresstype") or ""), ""),
        country=str(address.get("country_code") or "").upper(),
        admin1=str(address.get("state") or ""),
        radius_m=_radius(point, answer.get("boundingbox")),
        source=ATTRIBUTION,
    )
    importance = answer.get("importance")
    score = float(importance) if isinstance(importance, int | float) else 0.5
    detail = f"Nominatim knows {asked} as {name}"
    return Candidate(place, "online", score, (Evidence("online", score, detail),))


def _first(answer: Mapping[str, Any]) -> str:
    return str(answer.get("display_name") or "").partition(",")[0]


def _radius(point: Point, box: Any) -> float:
    """Return the distance to the farthest corner of the box (south, north, west, east)."""
    try:
        south, north, west, east = (float(side) for side in box)
    except (TypeError, ValueError):
        return 0.0
    corners = (Point(x, y) for x in (west, east) for y in (south, north))
    return round(max(distance_m(point, corner) for corner in corners), 1)
