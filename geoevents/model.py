"""The nouns. Every stage takes some of these and returns others; none is ever changed.

Text positions are half-open offsets, in Unicode code points, into `Document.text`, which
is never rewritten. Positions on Earth are (lon, lat) in degrees, WGS 84, in that order,
everywhere. Lengths are metres, azimuths are degrees clockwise from true north.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Point(NamedTuple):
    """A position on Earth, in degrees, WGS 84."""

    lon: float
    lat: float


class Span(NamedTuple):
    """Half-open code point offsets into `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Document:
    """One news report as it was read, and where it came from.

    `id` is the path relative to the input folder, with forward slashes. `published` is
    `None` where nothing says it; today's date is never a substitute. `published_from`
    names what said it ("option", "documents.csv", "dateline" …).
    """

    id: str
    text: str
    language: str
    published: date | None = None
    published_from: str = ""
    source: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document; `paragraph` counts from 0."""

    span: Span
    paragraph: int


class Evidence(NamedTuple):
    """One named reason for or against a decision, with what it weighed.

    A tuple: hundreds are made a document, and a dataclass takes twice as long to make.
    """

    feature: str
    value: float
    detail: str = ""


TRUSTED = "gazetteer"
"""The reason of a candidate that one of the user's own gazetteers holds: 1 for the first
of them, less for those after it."""


# ---------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a gazetteer.

    `feature` is a GeoNames feature code (PPL, PPLX, ADM1, PCLI, MT, FRT, ANS …),
    `country` an ISO 3166-1 alpha-2 code or "", `admin1` the name of the first-level
    region. `radius_m` is the point-radius method's r: from `point` to the farthest
    boundary of the place. `footprint` is a WKB polygon in (lon, lat), or b"" where only
    the circle is known.
    """

    id: str
    name: str
    point: Point
    feature: str = ""
    country: str = ""
    admin1: str = ""
    population: int = 0
    radius_m: float = 0.0
    footprint: bytes = b""
    source: str = ""

    def __hash__(self) -> int:
        return hash(self.id)  # that of all fields takes ten times as long


class Role(StrEnum):
    """What a name of a place does in its sentence; only PLACE locates an event."""

    PLACE = "place"
    DEMONYM = "demonym"
    METONYM = "metonym"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch of text that names a place.

    `name` is the form to look up ("Alep" for "Alep", "Russie" for the demonym "russes").
    `cue` is the word beside it that says what sort of place it is ("quartiers", "mont"),
    and `features` are the GeoNames feature codes, or prefixes of them, that the cue
    admits: evidence for resolution, not a filter.
    """

    span: Span
    text: str
    name: str
    role: Role = Role.PLACE
    cue: str = ""
    features: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __hash__(self) -> int:
        return hash(self.span)  # that of all fields takes ten times as long


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym might mean.

    `match` says how its name was found: "exact", "transliteration", "fuzzy", "online".
    """

    place: Place
    match: str = "exact"
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()

    def __hash__(self) -> int:
        return hash(self.place.id)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place a toponym means, or `None` with the reason why not.

    `candidates` are best first. `confidence` is from 0 to 1 and is about `place`.
    """

    toponym: Toponym
    candidates: tuple[Candidate, ...] = ()
    place: Place | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


# ---------------------------------------------------------------- relative places


class RelationKind(StrEnum):
    """How the text says that one place stands to another (see docs/relations.md)."""

    OFFSET = "offset"  # distance and direction: 4 km southwest of
    DISTANCE = "distance"  # 27 km from
    DIRECTION = "direction"  # north of
    PART = "part"  # eastern Aleppo, Alep-Est
    SUBURB = "suburb"  # southern suburbs of, outskirts, gates
    NEAR = "near"
    BETWEEN = "between"
    ROAD = "road"
    TRAVEL_TIME = "travel_time"
    BORDER = "border"
    COAST = "coast"
    BANK = "bank"


class AnchorFound(StrEnum):
    """How the place that anchors a relation was found."""

    NAMED = "named"
    COREFERENCE = "coreference"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place that a relation starts from: a toponym, or another relation (nested).

    "les secteurs sud d'Alep-Est" anchors a PART at the PART that "Alep-Est" is.
    `text` is what the document calls it here ("la ville").
    """

    text: str
    found: AnchorFound = AnchorFound.NAMED
    toponym: Toponym | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance as the text gives it, in metres.

    `best_m` is what is drawn, [`low_m`, `high_m`] what the words allow ("une dizaine",
    "entre 5 et 10"), `precision_m` the half-width u of the stated precision.
    """

    best_m: float
    low_m: float
    high_m: float
    precision_m: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text says about where, in words that were read; nothing is computed yet.

    `subject` is the toponym whose position the words give ("Jabal Hayane, à quatre
    kilomètres au sud-ouest"), or `None` where the words are themselves the place
    ("dans l'est d'Alep"). `azimuth` and `azimuth_error` are degrees. `orthogonal` holds
    the second leg of "3 km N and 2 km E". `detail` tells variants of a kind apart
    ("outskirts", "halfway", "north bank").
    """

    kind: RelationKind
    span: Span
    text: str
    anchors: tuple[Anchor, ...]
    subject: Toponym | None = None
    distance: Distance | None = None
    azimuth: float | None = None
    azimuth_error: float = 0.0
    orthogonal: tuple[Distance, float] | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """What was computed: a point, how far off it may be, and the shape the words draw.

    `uncertainty_m` is the radius of the point-radius method. `shape` names the form
    (disc, annulus, sector, cone, part, band, corridor) and `footprint` is its WKB
    polygon in (lon, lat); both are empty where the place is only a point and a radius.
    """

    point: Point
    uncertainty_m: float
    shape: str = ""
    footprint: bytes = b""


class Method(StrEnum):
    """How a mention came by its position."""

    GAZETTEER = "gazetteer"
    RELATION = "relation"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a place, named or described, with all that was decided about it.

    A row of mentions.geojson. `toponym` is `None` where words alone describe the place
    ("dans l'est d'Alep"). `location` is `None` where it could not be placed; `reason`
    then says why, and otherwise why this place.
    """

    id: str
    span: Span
    text: str
    role: Role
    method: Method
    toponym: Toponym | None = None
    resolution: Resolution | None = None
    relation: Relation | None = None
    place: Place | None = None
    location: Location | None = None
    confidence: float = 0.0
    reason: str = ""


# ---------------------------------------------------------------- time and events


class Precision(StrEnum):
    """The finest unit that the text gives of a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """A date as an interval of whole days, both ends included.

    An end is `None` where the text leaves it open ("avant l'annonce" has no start).
    """

    earliest: date | None
    latest: date | None
    precision: Precision = Precision.UNKNOWN
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people with its bounds: "au moins 34" has low 34 and no high."""

    low: int | None
    high: int | None
    text: str = ""
    span: Span | None = None


class Status(StrEnum):
    """Whether it happened, according to the text."""

    REPORTED = "reported"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Scope(StrEnum):
    """One incident, or a running total that counts many and is never added to them."""

    INCIDENT = "incident"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Event:
    """Something said to have happened, with the words that say so.

    A row of events.geojson: an event at three places is three events of one `story`.
    `mention` is where it happened, or `None` with `reason`. `source` is who says so, as
    the text names them; `source_inherited` when a sentence before named them.
    """

    id: str
    story: str
    document: str
    kind: str
    trigger: str
    trigger_span: Span
    sentence_span: Span
    status: Status = Status.REPORTED
    scope: Scope = Scope.INCIDENT
    when: When | None = None
    actor: str = ""
    target: str = ""
    deaths: Count | None = None
    injured: Count | None = None
    displaced: Count | None = None
    victims: str = ""
    source: str = ""
    source_inherited: bool = False
    mention: Mention | None = None
    geo_precision: int | None = None
    confidence: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one document: enough to explain every row of it."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    whens: tuple[When, ...] = ()
    events: tuple[Event, ...] = ()
