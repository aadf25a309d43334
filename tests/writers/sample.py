"""Readings made by hand: the writers are tried without any stage before them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from datetime import date

from geoevents.geometry import destination
from geoevents.model import (
    Anchor,
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Precision,
    Reading,
    Relation,
    RelationKind,
    Role,
    Scope,
    Sentence,
    Span,
    Status,
    Toponym,
    When,
)
from geoevents.writers.rows import Rows
from geoevents.writers.run import Label, RunInfo

ALEPPO = Place(
    "geonames:170063", "Alep", Point(37.16117, 36.20124), "PPLA", "SY", "Aleppo", 2098210, 12000.0
)
SUKKARI = Place("cur:1", "Soukkari", Point(37.1378, 36.1806), "PPLX", "SY", "Aleppo", 0, 700.0)
BUSTAN = Place("cur:2", "Boustane Al-Qasr", Point(37.148, 36.192), "PPLX", "SY", "Aleppo", 0, 600.0)
PALMYRA = Place(
    "geonames:163960", "Palmyre", Point(38.2844, 34.5624), "PPL", "SY", "Homs", 51323, 3000.0
)
GENEVA = Place(
    "geonames:2660646", "Genève", Point(6.14569, 46.20222), "PPLA", "CH", "Genève", 183981, 4000.0
)
SYRIA = Place("geonames:163843", "Syrie", Point(38.5, 35.0), "PCLI", "SY", "", 18000000, 450000.0)

LABELS = (
    Label("Alep", 37.16117, 36.20124, 2098210),
    Label("Damas", 36.29128, 33.5102, 1569394),
    Label("Homs", 36.72339, 34.72682, 775404),
    Label("Hama", 36.75783, 35.13179, 460602),
    Label("Lattaquié", 35.79011, 35.53168, 340181),
    Label("Raqqa", 39.01667, 35.95, 177636),
    Label("Deir ez-Zor", 40.14083, 35.33588, 242565),
    Label("Palmyre", 38.2844, 34.5624, 51323),
    Label("Beyrouth", 35.49442, 33.89332, 1916100),
    Label("Gaziantep", 37.3825, 37.05944, 1065975),
    Label("Bagdad", 44.40088, 33.34058, 7216000),
    Label("Mossoul", 43.11889, 36.335, 1739800),
    Label("Genève", 6.14569, 46.20222, 183981),
    Label("Lyon", 4.84671, 45.74846, 522969),
    Label("Idleb", 36.6339, 35.9306, 128840),
    Label("Manbij", 37.9565, 36.5281, 99497),
)

RUN = RunInfo(
    version="0.1.0",
    attribution=("Gazetteer: GeoNames (CC BY 4.0)",),
    labels=LABELS,
)


def wkb_polygon(ring: list[tuple[float, float]]) -> bytes:
    points = [*ring, ring[0]]
    packed = b"".join(struct.pack("<dd", *xy) for xy in points)
    return struct.pack("<BIII", 1, 3, 1, len(points)) + packed


def sector(centre: Point, azimuth: float, near_m: float, far_m: float, half: float) -> bytes:
    steps = [azimuth - half + half * i / 8 for i in range(17)]
    outer = [destination(centre, step, far_m) for step in steps]
    inner = [destination(centre, step, near_m) for step in reversed(steps)] if near_m else [centre]
    return wkb_polygon([(p.lon, p.lat) for p in outer + inner])


@dataclass
class Writing:
    """Builds one reading, sentence by sentence."""

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def say(self, sentence: str) -> Span:
        start = len(self.text)
        self.text += sentence + "\n"
        span = Span(start, start + len(sentence))
        self.sentences += (Sentence(span, len(self.sentences)),)
        return span

    def span(self, within: Span, words: str) -> Span:
        start = self.text.index(words, within.start, within.end)
        return Span(start, start + len(words))

    def at(self, within: Span, words: str, place: Place | None, **more: object) -> Mention:
        span = self.span(within, words)
        found = Location(place.point, place.radius_m) if place else None
        mention = Mention(
            id=f"m{len(self.mentions) + 1}",
            span=span,
            text=words,
            role=Role.PLACE,
            method=Method.GAZETTEER if place else Method.NONE,
            toponym=Toponym(span, words, words),
            place=place,
            location=found,
            confidence=0.87654 if place else 0.0,
            reason="exact name; most populous" if place else "no gazetteer knows this name",
        )
        mention = replace(mention, **more)  # type: ignore[arg-type]
        self.mentions += (mention,)
        return mention

    def event(
        self, within: Span, trigger: str, kind: str, mention: Mention | None, **more: object
    ) -> Event:
        number = len(self.events) + 1
        event = Event(
            id=f"e{number}",
            story=f"s{number}",
            document="",
            kind=kind,
            trigger=trigger,
            trigger_span=self.span(within, trigger),
            sentence_span=within,
            mention=mention,
            geo_precision=1 if mention and mention.location else None,
            confidence=0.8,
        )
        event = replace(event, **more)  # type: ignore[arg-type]
        self.events += (event,)
        return event

    def reading(self, document: Document) -> Reading:
        events = tuple(replace(event, document=document.id) for event in self.events)
        return Reading(
            replace(document, text=self.text), self.sentences, self.mentions, (), (), events
        )


def day(text: str, iso: str, span: Span | None = None) -> When:
    return When(date.fromisoformat(iso), date.fromisoformat(iso), Precision.DAY, text, span)


def french() -> Reading:
    w = Writing()
    s = w.say(
        "Jeudi, des raids aériens ont visé les quartiers de Soukkari et Boustane Al-Qasr 🔴,"
        " tuant au moins 12 personnes."
    )
    thursday = day("Jeudi", "2016-12-08", w.span(s, "Jeudi"))
    dead = Count(12, None, "au moins 12", w.span(s, "au moins 12"))
    for name, place in (("Soukkari", SUKKARI), ("Boustane Al-Qasr", BUSTAN)):
        w.event(
            s,
            "raids aériens",
            "airstrike",
            w.at(s, name, place),
            when=thursday,
            deaths=dead,
            source="OSDH",
            target="civils",
        )
    s = w.say(
        "Des tirs d'artillerie sont tombés sur Alep, où 384 civils"
        " sont morts depuis le 15 novembre."
    )
    city = w.at(s, "Alep", ALEPPO)
    since = When(
        date(2016, 11, 15),
        date(2016, 12, 8),
        Precision.DAY,
        "depuis le 15 novembre",
        w.span(s, "depuis le 15 novembre"),
    )
    w.event(
        s,
        "tirs d'artillerie",
        "shelling",
        city,
        when=thursday,
        source="OSDH",
        source_inherited=True,
    )
    w.event(
        s,
        "morts",
        "casualties",
        city,
        when=since,
        deaths=Count(384, 384, "384", w.span(s, "384")),
        victims="civils",
        scope=Scope.TOLL,
        source="OSDH",
    )
    s = w.say("Des dizaines de milliers d'habitants fuient l'est d'Alep.")
    east = w.at(
        s,
        "l'est d'Alep",
        None,
        method=Method.PART,
        toponym=None,
        confidence=0.8,
        reason="the eastern part of Alep",
        location=Location(
            destination(ALEPPO.point, 90, 5000),
            6000,
            "part",
            sector(ALEPPO.point, 90, 0, 12000, 60),
        ),
    )
    w.event(
        s,
        "fuient",
        "displacement",
        east,
        displaced=Count(
            20000, 99999, "Des dizaines de milliers", w.span(s, "Des dizaines de milliers")
        ),
        geo_precision=2,
        status=Status.ONGOING,
        when=thursday,
    )
    w.event(s, "fuient", "siege", east, geo_precision=2, when=thursday)
    s = w.say(
        "Un cessez-le-feu à Alep a été refusé ; une reprise d'Alep constituerait un tournant."
    )
    again = w.at(s, "Alep", ALEPPO)
    w.event(
        s,
        "cessez-le-feu",
        "ceasefire",
        again,
        status=Status.DENIED,
        actor="le régime",
        when=When(None, date(2016, 12, 8), Precision.DAY, "jusqu'à présent"),
    )
    w.event(s, "reprise", "capture", again, status=Status.HYPOTHETICAL, source="Bachar Al-Assad")
    s = w.say(
        "Les combattants ont pris Jabal Hayane, à quatre kilomètres au sud-ouest de Palmyre ;"
        " 34 soldats ont été tués."
    )
    hill = w.at(
        s,
        "Jabal Hayane",
        None,
        method=Method.RELATION,
        confidence=0.7,
        reason="4 km at 225° from Palmyre, each with its error",
        relation=Relation(
            RelationKind.OFFSET,
            w.span(s, "à quatre kilomètres au sud-ouest"),
            "à quatre kilomètres au sud-ouest",
            (Anchor("Palmyre"),),
            azimuth=225.0,
        ),
        location=Location(
            destination(PALMYRA.point, 225, 4000),
            3400,
            "sector",
            sector(PALMYRA.point, 225, 2500, 5500, 22.5),
        ),
    )
    w.at(s, "Palmyre", PALMYRA)
    w.event(s, "ont pris", "capture", hill, geo_precision=2, when=thursday, actor="EI")
    w.event(
        s,
        "tués",
        "clash",
        hill,
        geo_precision=2,
        when=thursday,
        deaths=Count(34, 34, "34", w.span(s, "34")),
        victims="soldats",
        actor="EI",
        target="armée",
    )
    s = w.say("Le site de Palmyre avait été détruit en mai 2015.")
    w.event(
        s,
        "détruit",
        "destruction",
        w.at(s, "Palmyre", PALMYRA),
        when=When(
            date(2015, 5, 1),
            date(2015, 5, 31),
            Precision.MONTH,
            "en mai 2015",
            w.span(s, "en mai 2015"),
        ),
        actor="EI",
    )
    s = w.say("Des discussions se tiendraient samedi à Genève.")
    w.event(
        s,
        "discussions",
        "talks",
        w.at(s, "Genève", GENEVA),
        status=Status.PLANNED,
        when=day("samedi", "2016-12-10", w.span(s, "samedi")),
        source="Sergueï Lavrov",
    )
    s = w.say("La guerre a fait plus de 300 000 morts en Syrie.")
    w.event(
        s,
        "morts",
        "casualties",
        w.at(s, "Syrie", SYRIA),
        geo_precision=3,
        scope=Scope.TOLL,
        deaths=Count(300000, None, "plus de 300 000", w.span(s, "plus de 300 000")),
        when=When(date(2011, 3, 1), date(2016, 12, 8), Precision.MONTH, "depuis mars 2011"),
    )
    s = w.say("Les secouristes ont lancé un appel ; le hameau de Tell Zir reste coupé.")
    w.event(s, "appel", "appeal", None, reason="the text names no place for it")
    w.at(s, "Tell Zir", None)
    return w.reading(
        Document(
            "alep.txt",
            "",
            "fr",
            date(2016, 12, 8),
            "option",
            "AFP",
            "Raids sur Alep, combats près de Palmyre",
            "https://example.org/alep",
        )
    )


PAYLOADS = (
    "{{7*7}}",
    "{% raw %}",
    "{%",
    "<img src=x onerror=window.hurt=1>",
    "</script><script>window.hurt=1</script>",
    "${window.hurt=1}",
    "`${alert(1)}`",
    "'\"><svg onload=window.hurt=1>",
    "\u2028window.hurt=1//",
    "__proto__",
    "<!--<script>",
)


def hostile() -> Reading:
    """Every text of a report, and of a gazetteer, is an attack."""
    w = Writing()
    for number, payload in enumerate(PAYLOADS):
        s = w.say(f"Raid {payload} ici.")
        place = Place(
            f"x:{payload}", payload, Point(37 + number / 10, 36.0), "PPL", "SY", payload, 5, 900.0
        )
        mention = w.at(s, payload, place, reason=payload)
        w.event(
            s,
            "Raid",
            payload,
            mention,
            actor=payload,
            target=payload,
            source=payload,
            victims=payload,
            when=When(None, date(2016, 1, 2), Precision.DAY, payload),
            reason=payload,
        )
        w.at(s, "ici", None, reason=payload)
    every = " ".join(PAYLOADS)
    return w.reading(
        Document(f"{every}.txt", "", "en", None, "", every, every, "javascript:window.hurt=1")
    )


def arabic() -> Reading:
    w = Writing()
    s = w.say("قصفت طائرات حربية مدينة حلب يوم الخميس وقتل 12 مدنيا.")
    w.event(
        s, "قصفت", "airstrike", w.at(s, "حلب", ALEPPO), deaths=Count(12, 12, "12", w.span(s, "12"))
    )
    return w.reading(Document("ar.txt", "", "ar", None, "", "وكالة", "قصف على حلب"))


def rows(*readings: Reading) -> Rows:
    return Rows(readings or (french(),))
