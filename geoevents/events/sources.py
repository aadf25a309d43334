"""Who says so. The claimant is the one the sentence names, else that of the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from geoevents.events.clauses import asides
from geoevents.languages import Language
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with, folded
from geoevents.model import Span

_CLAIMANT_LENGTH = 90
_FIRST_NAMES = re.compile(r"(?<![\w.])(?!M\.|Mr|Mme)[A-ZÉÈ][\w’-]+(?: [A-ZÉÈ][\w’-]+)?\Z")
_LONGEST_NAME = 100
_TAIL = 3
"""Words that may follow a verb of saying at the end of its sentence: "said on Monday"."""


def source_of(
    text: str,
    sentence: Span,
    language: Language,
    aliases: Mapping[str, str],
    told: Sequence[Span] = (),
) -> str:
    """Return the claimant that a sentence names, by its short name, or "".

    `told` are the triggers, where a claimant after its verb ends: "أعلن الجيش مقتل جنديين".
    """
    words, past = language.events, language.dates.past
    match = any_of(words.according).search(text, *sentence)
    if match:
        phrase = _phrase(text[match.end() : sentence.end], words)
        return _short(_without_clitic(phrase, match[0], words), text, words, aliases)
    for match in any_of(words.says).finditer(text, *sentence):
        if ends_with(text, sentence.start, match.start(), words.passive_of_saying) >= 0:
            continue  # "shelling was reported": by whom?
        verb = Span(*match.span())
        stop = min((t.start for t in told if t.start >= verb.end), default=-1)
        claimant = _beside(text, sentence, verb, words, past, stop)
        day = any_of(tuple(language.dates.weekdays)).whole.match(claimant)
        claimant = claimant[day.end() :].strip() if day else claimant  # "a indiqué jeudi l'ONU"
        if claimant:
            return _short(claimant, text, words, aliases)
    return ""


def _without_clitic(phrase: str, cue: str, words: EventWords) -> str:
    """Return a claimant without what is written on to it after some cues: "وفقا لناشطين"."""
    if any_of(words.according_to).fullmatch(cue):
        for clitic, stays in words.claimant_clitics.items():
            if phrase.startswith(clitic):
                return stays + phrase[len(clitic) :]
    return phrase


def claimant_at(text: str, sentence: Span, words: EventWords) -> Span | None:
    """Return the claimant told last in a sentence: ", officials in Baku said"."""
    if words.verb_first:
        return None
    for match in any_of(words.says).finditer(text, *sentence):
        lead = text[sentence.start : match.start()]
        ends = len(text[match.end() : sentence.end].split()) <= _TAIL
        if ends and "," in lead and lead.rpartition(",")[2].strip():
            return Span(sentence.start + lead.rindex(",") + 1, match.end())
    return None


def takes_up(source: str, before: str, words: EventWords) -> bool:
    """Say whether a claimant is the one before: "la même source", "the monitor"."""
    if any_of(words.same_claimant).fullmatch(source):
        return True
    said = before.casefold().split()
    return len(said) > 1 and source.casefold() == said[-1]


@cache
def _name(words: EventWords) -> re.Pattern[str]:
    """Return the pattern of a name: capitals, and the small words that join them."""
    capital = r"[^\W\d_a-zß-ÿ][\w’'-]*"
    joiners = "|".join(words.name_joiners).replace("'", "['’]")
    joint = rf"(?:\s+(?:{joiners}))*\s*" if words.name_joiners else r"\s+"
    return re.compile(rf"{capital}(?:(?<=\w){joint}(?<=[\s’']){capital})*")


def _beside(
    text: str, sentence: Span, verb: Span, words: EventWords, past: tuple[str, ...], stop: int
) -> str:
    """Return the subject of a verb of saying: after it where the clause is inverted."""
    lead = text[sentence.start : verb.start]
    ends = len(text[verb.end : sentence.end].split()) <= _TAIL
    if ends and "," in lead and lead.rpartition(",")[2].strip():
        return lead.rpartition(",")[2].strip()  # "The army took it, residents said."
    if words.verb_first:
        said = any_of(words.complements_of_saying).search(text, verb.end, sentence.end)
        ends_at = [at for at in (said.start() if said else -1, stop) if at >= 0]
        return _phrase(text[verb.end : min(ends_at)], words) if ends_at else ""
    quoted = lead.rstrip().endswith(("»,", "»", "”", '"', ",”", ',"', "”,", '",'))
    lead = _without_asides(text, Span(sentence.start, verb.start), words)
    heard = any_of(words.hearers).match(text, verb.start)
    whole = not heard and lead.rstrip().endswith(",") and any_of(past).whole.search(lead)
    if quoted or whole:  # "The town fell, said Anne Dupont": a clause, no subject
        return _phrase(text[verb.end : sentence.end], words, whole=True)
    if lead.rstrip().endswith(",") and "," in lead.rstrip()[:-1]:  # an insertion, no subject
        lead = lead[: lead.rstrip()[:-1].rindex(",")]
    subject = re.split(r"[;«»“”\"]|(?<!\bM)\.\s", lead)[-1]
    pieces = [piece.strip() for piece in subject.split(",") if piece.strip()]
    clause, comma, last = subject.rstrip().rpartition(",")
    if comma and last.strip() and any_of((*past, *words.doubts)).whole.search(clause):
        return last.strip()  # "Rebels may have shelled Hama, residents said"
    named = [piece for piece in pieces if _name(words).search(piece[1:])]
    return (named or pieces or [""])[-1]


def _without_asides(text: str, lead: Span, words: EventWords) -> str:
    """Return what leads to a verb, without its relative clauses: "Uganda,| which …,| denied"."""
    kept, start = "", lead.start
    for aside in asides(text, lead, words):
        kept, start = kept + text[start : aside.start], aside.end + 1
    return kept + text[start : lead.end]


def _phrase(after: str, words: EventWords, whole: bool = False) -> str:
    """Return the noun phrase at the head of `after`, as far as the first comma or stop."""
    stop = re.search(r"[;؛،«»“”\"\n]|\.(?=\s|$)(?<!M\.)" + ("" if whole else r"|,"), after)
    return after[: stop.start() if stop else _CLAIMANT_LENGTH].strip()


def _short(phrase: str, text: str, words: EventWords, aliases: Mapping[str, str]) -> str:
    """Return a stable short name: an acronym the document gives, a person, else the words."""
    phrase = _article(words).sub("", phrase.strip())
    for long, acronym in aliases.items():
        if acronym in phrase or long in phrase or _abbreviates(phrase, long):
            return acronym
    outlet = any_of(words.outlets).whole.search(phrase)
    if outlet and not _name(words).search(phrase[outlet.end() :]):
        names = _name(words).findall(phrase[outlet.start() :])
        return names[-1] if names else outlet[0]
    names = [name for name in _name(words).findall(phrase) if " " in name]
    if names:
        return str(names[-1])
    family = _titled(words).search(phrase)
    if family:
        return _full_name(text, family["name"])
    return _article(words).sub("", phrase.split(",")[0]).strip()


@cache
def _article(words: EventWords) -> re.Pattern[str]:
    return folded(rf"^(?:{'|'.join(words.articles)})")


@cache
def _titled(words: EventWords) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(words.titles)})\s+(?P<name>\w[\w-]+)")


def _abbreviates(phrase: str, long: str) -> bool:
    """Say whether a phrase is the first word of a long name: "l'Observatoire"."""
    last = re.split(r"[\s'’]", phrase.strip())[-1]
    return last[:1].isupper() and last == re.split(r"\s", long)[0]


def _full_name(text: str, family: str) -> str:
    """Return the first full name of the document that ends so: "M. Dupont" → "Anne Dupont"."""
    at = text.find(f" {family}")
    while at >= 0:
        first = _FIRST_NAMES.search(text, max(0, at - _LONGEST_NAME), at)
        end = at + len(family) + 1
        if first and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_"):
            return text[first.start() : end]
        at = text.find(f" {family}", end)
    return family
