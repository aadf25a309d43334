"""Arabic: words and patterns, no rules. So far, the words that say where a place is."""

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
    prepositions=words("في من"),
    articles=words("ال"),
    joiners=words("و"),
    directions=words("شمال جنوب شرق غرب"),
)

# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    winds={
        **dict.fromkeys(("شمال", "شمالي", "الشمال", "الشمالي"), "N"),
        **dict.fromkeys(("جنوب", "جنوبي", "الجنوب", "الجنوبي"), "S"),
        **dict.fromkeys(("شرق", "شرقي", "الشرق", "الشرقي"), "E"),
        **dict.fromkeys(("غرب", "غربي", "الغرب", "الغربي"), "W"),
    },
    sides={
        **dict.fromkeys(("الشمالية", "الشمالي"), "N"),
        **dict.fromkeys(("الجنوبية", "الجنوبي"), "S"),
        **dict.fromkeys(("الشرقية", "الشرقي"), "E"),
        **dict.fromkeys(("الغربية", "الغربي"), "W"),
    },
    units={
        **dict.fromkeys(("كيلومتراً", "كيلومترا", "كيلومترات", "كيلومتر", "كيلو متر"), 1000.0),
        **dict.fromkeys(("كلم", "كم"), 1000.0),
        **dict.fromkeys(("متراً", "مترا", "أمتار", "متر", "م"), 1.0),
        **dict.fromkeys(("ميلاً", "ميلا", "أميال", "ميل"), 1609.344),
    },
    hours={**dict.fromkeys(("ساعات", "ساعة"), 1.0), **dict.fromkeys(("دقائق", "دقيقة"), 1 / 60)},
    numbers={
        "واحد": 1, "اثنين": 2, "ثلاثة": 3, "أربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7,
        "ثمانية": 8, "تسعة": 9, "عشرة": 10, "عشر": 10, "عشرين": 20, "ثلاثين": 30,
        "أربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90,
        "مئة": 100, "مائة": 100, "ألف": 1000,
    },
    number_joiners=("و",),
    decimal="٫",
    thousands=",٬",
    vague={"عدة": (3, 6, 9), "بضعة": (3, 6, 9), "عشرات": (20, 40, 90)},
    about=("نحو", "حوالي", "حوالى", "قرابة", "ما يقارب"),
    less=("أقل من",),
    more=("أكثر من",),
    ranges=("بين {n} و {n}", "بين {n} و{n}", "{n} إلى {n}", "{n}-{n}"),
    slots={
        "from": "(من |عن )",
        "away": "(على بعد |على مسافة |)",
        "land": "(أحياء|حي|ريف|مناطق|ضواحي)",
    },
    head="[({noun}|قاعدة|مخيم) ]",
    reference="{noun}",
    nouns={
        "المدينة": ("PPL",), "البلدة": ("PPL",), "القرية": ("PPL",),
        "مدينة": ("PPL",), "بلدة": ("PPL",), "قرية": ("PPL",), "محافظة": ("ADM",),
    },
    rules=(
        RelationRule(OFFSET, "{away}{distance} [{from}]{wind} [{from}]{anchor}"),
        RelationRule(OFFSET, "{away}{distance} إلى {wind} {from}{anchor}"),
        RelationRule(OFFSET, "{away}{distance} {from}{anchor} (إلى|باتجاه) {wind}"),
        RelationRule(DISTANCE, "{away}{distance} {from}{anchor}"),
        RelationRule(DISTANCE, "في دائرة {distance} حول {anchor}", "within"),
        RelationRule(DIRECTION, "[إلى ]{wind} [من ]{anchor}", "inside_if_region"),
        RelationRule(PART, "في {wind} {anchor}"),
        RelationRule(PART, "{place} {side}"),
        RelationRule(PART, "{land} {place} {side}", "region"),
        RelationRule(PART, "(وسط|مركز) {anchor}", "centre"),
        RelationRule(SUBURB, "(ضواحي|أطراف|مشارف) {anchor}", "outskirts"),
        RelationRule(NEAR, "(قرب|بالقرب من|قريبا من|بجوار) {anchor}"),
        RelationRule(BETWEEN, "بين {anchor} و[ ]{anchor}"),
        RelationRule(BETWEEN, "في منتصف الطريق بين {anchor} و[ ]{anchor}", "halfway"),
        RelationRule(ROAD, "على (الطريق|طريق) (بين |من )?{anchor} (و|إلى |- ?){anchor}"),
    ),
    links=("تقع", "يقع", "الواقعة", "الواقع", "وهي", "بلدة", "قرية", "مدينة"),
    disputes=("اتفاق", "حرب", "توتر", "العلاقات", "مباراة", "محادثات", "الخلاف", "هدنة"),
    motion=words("إلى نحو"),
    part_names=("{base} {side}",),
    part_forms=("{name} {wind}",),
    phrases=PhraseWords(
        offset="على بعد {distance} {wind} {name}",
        inside="في {name}",
        outside="خارج {name} مباشرة، إلى ال{wind}",
        kilometres="كم",
        metres="م",
        decimal="٫",
        also=" و",
        kinds={
            "offset": "{distance} {wind} {names}", "distance": "{distance} من {names}",
            "distance:within": "ضمن {distance} من {names}", "direction": "{wind} {names}",
            "part": "{wind} {names}", "part:centre": "وسط {names}",
            "part:region": "ريف {names} {wind}", "suburb": "ضواحي {names}", "near": "قرب {names}",
            "between": "بين {names}", "between:halfway": "في منتصف الطريق بين {names}",
            "road": "على الطريق بين {names}",
        },
        found={"named": "مذكور", "coreference": "إحالة", "topic": "موضوع النص"},
        winds={
            "N": "شمال", "E": "شرق", "S": "جنوب", "W": "غرب",
            "NE": "شمال شرق", "SE": "جنوب شرق", "SW": "جنوب غرب", "NW": "شمال غرب",
            "NNE": "شمال شمال شرق", "ENE": "شرق شمال شرق", "ESE": "شرق جنوب شرق",
            "SSE": "جنوب جنوب شرق", "SSW": "جنوب جنوب غرب", "WSW": "غرب جنوب غرب",
            "WNW": "غرب شمال غرب", "NNW": "شمال شمال غرب",
        },
    ),
)
# fmt: on

ARABIC = Language(code="ar", name="Arabic", right_to_left=True, names=NAMES, relations=RELATIONS)
