"""Arabic: words and patterns, no rules. So far, the words that say where a place is."""

from geoevents.languages.language import Language, PhraseWords, RelationWords

# fmt: off
# Tables of words read better several to a line.
RELATIONS = RelationWords(
    phrases=PhraseWords(
        offset="على بعد {distance} {wind} {name}",
        inside="في {name}",
        outside="خارج {name} مباشرة، إلى ال{wind}",
        kilometres="كم",
        metres="م",
        decimal="٫",
        winds={
            "N": "شمال",
            "E": "شرق",
            "S": "جنوب",
            "W": "غرب",
            "NE": "شمال شرق",
            "SE": "جنوب شرق",
            "SW": "جنوب غرب",
            "NW": "شمال غرب",
            "NNE": "شمال شمال شرق",
            "ENE": "شرق شمال شرق",
            "ESE": "شرق جنوب شرق",
            "SSE": "جنوب جنوب شرق",
            "SSW": "جنوب جنوب غرب",
            "WSW": "غرب جنوب غرب",
            "WNW": "غرب شمال غرب",
            "NNW": "شمال شمال غرب",
        },
    ),
)
# fmt: on

ARABIC = Language(code="ar", name="Arabic", right_to_left=True, relations=RELATIONS)
