"""German: words and patterns, no rules. So far, the words that say where a place is."""

from geoevents.languages.inflection import words
from geoevents.languages.language import (
    Language,
    NameWords,
    PhraseWords,
    RelationRule,
    RelationWords,
)
from geoevents.languages.relation_kinds import (
    BANK,
    BETWEEN,
    BORDER,
    COAST,
    DIRECTION,
    DISTANCE,
    NEAR,
    OFFSET,
    PART,
    ROAD,
    SUBURB,
)

NAMES = NameWords(
    prepositions=words("in nach bei aus"),
    locatives=words("in im"),
    of=words("von vom der des"),
    articles=words("der die das dem den"),
    joiners=words("und"),
    directions=words("nord süd ost west"),
)

# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    winds={
        "nord": "N", "norden": "N", "nördlich": "N", "nördlichen": "N", "nördliche": "N",
        "süd": "S", "süden": "S", "südlich": "S", "südlichen": "S", "südliche": "S",
        "ost": "E", "osten": "E", "östlich": "E", "östlichen": "E", "östliche": "E",
        "west": "W", "westen": "W", "westlich": "W", "westlichen": "W", "westliche": "W",
    },
    wind_letters={"n": "N", "s": "S", "o": "E", "e": "E", "w": "W"},
    due=("genau", "direkt"),
    units={
        **dict.fromkeys(("kilometern", "kilometer", "km"), 1000.0),
        **dict.fromkeys(("metern", "meter", "m"), 1.0),
        **dict.fromkeys(("seemeilen", "seemeile"), 1852.0),
        **dict.fromkeys(("meilen", "meile"), 1609.344),
    },
    hours={
        **dict.fromkeys(("stunden", "stunde"), 1.0), **dict.fromkeys(("minuten", "minute"), 1 / 60),
    },
    numbers={
        "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4,
        "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
        "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "zwanzig": 20,
        "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
        "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100, "tausend": 1000,
        "anderthalb": 1.5, "eineinhalb": 1.5, "ein halber": 0.5, "einen halben": 0.5,
    },
    number_joiners=("und",),
    decimal=",",
    thousands=" .",
    vague={
        "einige": (3, 6, 9), "einigen": (3, 6, 9), "wenige": (3, 6, 9), "wenigen": (3, 6, 9),
        "ein paar": (3, 6, 9), "ein dutzend": (10, 12, 14), "mehrere": (3, 6, 9),
        "mehreren": (3, 6, 9),
    },
    about=("etwa", "rund", "ungefähr", "circa", "ca.", "fast", "knapp", "gut"),
    less=("weniger als", "höchstens", "bis zu"),
    more=("mehr als", "über", "mindestens"),
    ranges=("zwischen {n} und {n}", "{n} bis {n}", "{n} oder {n}", "{n}-{n}"),
    slots={
        "of": "(von der |vom |von |der Stadt |des Dorfes |)",
        "lies": "(ist |liegt |lag |befindet sich )",
    },
    head="[(der |dem |des )({noun}|lager|basis) ]",
    reference="(der |die |das |dem |des |dieser |diesem ){noun}",
    nouns={
        "stadt": ("PPL",), "dorf": ("PPL",), "dorfes": ("PPL",), "ortschaft": ("PPL",),
        "hauptstadt": ("PPLC", "PPLA"), "provinz": ("ADM",), "region": ("ADM", "RGN"),
    },
    rules=(
        RelationRule(OFFSET, "{distance}[,] [{due} ]{wind} {of}{anchor}"),
        RelationRule(OFFSET, "{distance} im {wind} {of}{anchor}"),
        RelationRule(OFFSET, "{distance} von {anchor} [entfernt ]in Richtung {wind}"),
        RelationRule(OFFSET, "{distance} [weiter ]{wind}", "elliptical"),
        RelationRule(DISTANCE, "{distance} (von|vor|außerhalb von) {anchor}[ entfernt]"),
        RelationRule(DISTANCE, "im Umkreis von {distance} um {anchor}", "within"),
        RelationRule(DIRECTION, "{wind} von {anchor}"),
        RelationRule(PART, "(im |der |den ){wind} (von |der |des |){anchor}"),
        RelationRule(PART, "[im ](Zentrum|Stadtzentrum) (von |der |){anchor}", "centre"),
        RelationRule(SUBURB, "(am (Rand|Stadtrand)|in den Außenbezirken) (von|der) {anchor}",
                     "outskirts"),
        RelationRule(SUBURB, "(in den |die )[{wind} ](Vororten|Vororte) (von|der) {anchor}",
                     "suburbs"),
        RelationRule(NEAR, "(nahe|unweit|in der Nähe|in der Umgebung) [(von|der) ]{anchor}"),
        RelationRule(NEAR, "(nahe|unweit|bei|[knapp ]außerhalb von) {anchor}"),
        RelationRule(BETWEEN, "zwischen {anchor} und {anchor}"),
        RelationRule(BETWEEN, "auf halbem Weg[e] zwischen {anchor} und {anchor}", "halfway"),
        RelationRule(ROAD, "(auf|an) der (Straße|Autobahn) (von|zwischen) {anchor} (nach|und) "
                     "{anchor}"),
        RelationRule(BORDER, "[an ]der Grenze (zu|zur|zum|mit) {anchor}"),
        RelationRule(BORDER, "[an ]der Grenze zwischen {anchor} und {anchor}"),
        RelationRule(COAST, "vor der Küste {of}{anchor}", "offshore"),
        RelationRule(COAST, "an der Küste {of}{anchor}", "shore"),
        RelationRule(BANK, "[am ]linken Ufer (des |der |von ){anchor}", "left"),
        RelationRule(BANK, "[am ]rechten Ufer (des |der |von ){anchor}", "right"),
    ),
    holder=",\\s+(?:in|im)\\s+(?:[a-zäöü]+\\s+|Provinz\\s+|Region\\s+){0,3}",
    links=("liegt", "ist", "gelegen", "das", "die", "ein", "Dorf", "Stadt", "etwa"),
    disputes=(
        *("abkommen", "spannungen", "krieg", "konflikt", "beziehungen", "spiel", "gespräche"),
        *("verhandlungen", "vertrag", "waffenruhe"),
    ),
    motion=words("nach aus"),
    part_names=("{wind}-?{base}", "{wind} {base}"),
    part_forms=("{wind}-{name}",),
    phrases=PhraseWords(
        offset="{distance} {wind} von {name}",
        inside="in {name}",
        outside="knapp außerhalb von {name}, {wind}",
        centre="im Zentrum von {name}",
        kilometres="km",
        metres="m",
        decimal=",",
        also=" und ",
        kinds={
            "offset": "{distance} {wind} von {names}", "distance": "{distance} von {names}",
            "distance:within": "im Umkreis von {distance} um {names}",
            "direction": "{wind} von {names}", "part": "{wind} in {names}",
            "part:centre": "Zentrum von {names}", "suburb": "Vororte {wind} von {names}",
            "suburb:outskirts": "Rand von {names}", "near": "nahe {names}",
            "between": "zwischen {names}", "between:halfway": "auf halbem Weg zwischen {names}",
            "road": "an der Straße zwischen {names}", "border": "Grenze von {names}",
            "coast": "vor der Küste von {names}", "coast:shore": "Küste von {names}",
            "bank:left": "linkes Ufer von {names}", "bank:right": "rechtes Ufer von {names}",
        },
        found={"named": "genannt", "coreference": "Koreferenz", "topic": "Thema des Textes"},
        winds={
            "N": "nördlich", "E": "östlich", "S": "südlich", "W": "westlich",
            "NE": "nordöstlich", "SE": "südöstlich", "SW": "südwestlich", "NW": "nordwestlich",
            "NNE": "nordnordöstlich", "ENE": "ostnordöstlich", "ESE": "ostsüdöstlich",
            "SSE": "südsüdöstlich", "SSW": "südsüdwestlich", "WSW": "westsüdwestlich",
            "WNW": "westnordwestlich", "NNW": "nordnordwestlich",
        },
    ),
)
# fmt: on

GERMAN = Language(code="de", name="German", names=NAMES, relations=RELATIONS)
