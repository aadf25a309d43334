"""Spanish: words and patterns, no rules. So far, the words that say where a place is."""

from geoevents.languages.inflection import words
from geoevents.languages.language import (
    Language,
    NameWords,
    PhraseWords,
    RelationRule,
    RelationWords,
)
from geoevents.languages.relation_kinds import (
    BETWEEN,
    DIRECTION,
    DISTANCE,
    NEAR,
    OFFSET,
    PART,
    ROAD,
    SUBURB,
)

NAMES = NameWords(
    prepositions=words("en a hacia desde"),
    of=words("de del"),
    articles=words("el la los las"),
    joiners=words("y e"),
    directions=words("norte sur este oeste oriental occidental"),
)

# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    winds={
        "norte": "N", "nord": "N", "nor": "N", "sur": "S", "sud": "S",
        "este": "E", "oeste": "W",
    },
    wind_letters={"n": "N", "s": "S", "e": "E", "o": "W", "w": "W"},
    due=("directamente",),
    sides={
        **dict.fromkeys(("septentrional", "norte"), "N"),
        **dict.fromkeys(("meridional", "sur"), "S"),
        **dict.fromkeys(("oriental", "este"), "E"),
        **dict.fromkeys(("occidental", "oeste"), "W"),
    },
    units={
        **dict.fromkeys(("kilómetros", "kilómetro", "kilometros", "kilometro"), 1000.0),
        **dict.fromkeys(("kms.", "kms", "km.", "km"), 1000.0),
        **dict.fromkeys(("metros", "metro", "mts.", "mts", "m"), 1.0),
        **dict.fromkeys(("millas náuticas", "milla náutica"), 1852.0),
        **dict.fromkeys(("millas", "milla", "mi.", "mi"), 1609.344),
        **dict.fromkeys(("leguas", "legua"), 5572.7),
    },
    hours={**dict.fromkeys(("horas", "hora"), 1.0), **dict.fromkeys(("minutos", "minuto"), 1 / 60)},
    numbers={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13,
        "catorce": 14, "quince": 15, "veinte": 20, "veinticinco": 25, "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
        "noventa": 90, "cien": 100, "ciento": 100, "mil": 1000, "medio": 0.5, "media": 0.5,
    },
    number_joiners=("y",),
    halves=("y medio", "y media"),
    decimal=",",
    thousands=" .",
    vague={
        "una decena de": (7, 10, 14), "una docena de": (10, 12, 14), "unos pocos": (3, 6, 9),
        "una veintena de": (16, 20, 25), "una treintena de": (25, 30, 35),
        "pocos": (3, 6, 9), "varios": (3, 6, 9), "algunos": (3, 6, 9),
    },
    about=("aproximadamente", "alrededor de", "unos", "unas", "cerca de", "casi", "ca."),
    less=("menos de", "hasta"),
    more=("más de", "al menos"),
    ranges=("entre {n} y {n}", "de {n} a {n}", "{n} a {n}", "{n} o {n}", "{n}-{n}"),
    slots={
        "of": "(de la |de los |de las |de el |del |de )",
        "lies": "(está |se encuentra |está situado |está situada )",
        "land": "(barrios|barrio|sectores|zona|zonas|parte|provincia|campo|mitad|distritos)",
    },
    head="[({noun}|campamento|base|fuerte|puesto)[ \\w+] {of}]",
    reference="(la |el |esta |este ){noun}(?! (de|del)\\b)",
    nouns={
        "ciudad": ("PPL",), "pueblo": ("PPL",), "localidad": ("PPL",), "aldea": ("PPL",),
        "capital": ("PPLC", "PPLA"), "provincia": ("ADM",), "región": ("ADM", "RGN"),
    },
    rules=(
        RelationRule(OFFSET, "[a ]{distance}[,] (al |hacia el |)[{due} ]{wind} {of}{anchor}"),
        RelationRule(OFFSET, "[a ]{distance}[,] [{due} ]{wind} {place}"),
        RelationRule(OFFSET, "{place}, {distance} [al ]{wind}[ de](?=;|,|\\.|$)"),
        RelationRule(OFFSET, "[a ]{distance} {of}{anchor}[,] (al |hacia el ){wind}"),
        RelationRule(OFFSET, "[a ]{distance} al {wind}(?! (?:de|del)\\b)", "elliptical"),
        RelationRule(DISTANCE, "[a ]{distance} {of}{anchor}"),
        RelationRule(DISTANCE, "[a ]{distance} desde {anchor}"),
        RelationRule(DISTANCE, "en un radio de {distance} (de|alrededor de) {anchor}", "within"),
        RelationRule(DIRECTION, "al {wind} {of}{anchor}", "inside_if_region"),
        RelationRule(PART, "(el |en el ){wind} {of}{anchor}"),
        RelationRule(PART, "[(el |la |los |las )]{land} {side} {of}{anchor}"),
        RelationRule(PART, "{place} {side}"),
        RelationRule(PART, "[el ]centro {of}{anchor}", "centre"),
        RelationRule(SUBURB, "[(en |a )][las ]afueras {of}{anchor}", "outskirts"),
        RelationRule(SUBURB, "(los suburbios|la periferia) {of}{anchor}", "suburbs"),
        RelationRule(NEAR, "[muy ](cerca|no lejos|en las cercanías|en los alrededores) {of}{anchor}"),
        RelationRule(NEAR, "(junto a|[justo ]fuera de) {anchor}"),
        RelationRule(BETWEEN, "entre {anchor} (y|e) {anchor}"),
        RelationRule(BETWEEN, "a (medio camino|mitad de camino) entre {anchor} (y|e) {anchor}",
                     "halfway"),
        RelationRule(ROAD, "[en ]la (carretera|ruta) (de |entre ){anchor} (a|y) {anchor}"),
    ),
    links=("está", "situado", "situada", "ubicado", "ubicada", "pueblo", "ciudad", "un", "una"),
    disputes=(
        *("acuerdo", "tensión", "guerra", "conflicto", "relaciones", "partido", "diálogo"),
        *("negociaciones", "tratado", "pacto", "tregua"),
    ),
    motion=words("hacia desde"),
    part_names=("{base} {side}", "{base}-{wind}"),
    part_forms=("{name} {wind}",),
    phrases=PhraseWords(
        offset="a {distance} {wind} de {name}",
        inside="en {name}",
        outside="justo fuera de {name}, {wind}",
        centre="en el centro de {name}",
        kilometres="km",
        metres="m",
        decimal=",",
        also=" y ",
        kinds={
            "offset": "{distance} al {wind} de {names}", "distance": "{distance} de {names}",
            "distance:within": "a menos de {distance} de {names}",
            "direction": "al {wind} de {names}", "part": "parte {wind} de {names}",
            "part:centre": "centro de {names}", "suburb": "suburbios {wind} de {names}",
            "suburb:outskirts": "afueras de {names}", "near": "cerca de {names}",
            "between": "entre {names}", "between:halfway": "a medio camino entre {names}",
            "road": "en la carretera entre {names}",
        },
        found={"named": "nombrado", "coreference": "correferencia", "topic": "tema del texto"},
        winds={
            "N": "norte", "E": "este", "S": "sur", "W": "oeste",
            "NE": "noreste", "SE": "sureste", "SW": "suroeste", "NW": "noroeste",
            "NNE": "nornoreste", "ENE": "estenoreste", "ESE": "estesureste",
            "SSE": "sursureste", "SSW": "sursuroeste", "WSW": "oestesuroeste",
            "WNW": "oestenoroeste", "NNW": "nornoroeste",
        },
        to_wind=(("", "al "),),
    ),
)
# fmt: on

SPANISH = Language(code="es", name="Spanish", names=NAMES, relations=RELATIONS)
