"""Which event of a sentence each number of people belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geoevents.events.clauses import clause_at
from geoevents.events.counts import TOLD_IN_WORDS, People
from geoevents.events.places import Scene
from geoevents.events.triggers import Trigger, Voice
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, folded
from geoevents.model import Count, Span

_TOLL_KIND = "casualties"
_MOVES = ("displacement", "evacuation")
_SIEGE = "siege"
_OUTCOMES = (_TOLL_KIND, "capture")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with the people it befell."""

    trigger: Trigger
    people: tuple[People, ...] = ()
    at: Scene | None = None
    """The place of these people alone, where the sentence tells others elsewhere."""
    taken: tuple[Span, ...] = ()
    """The places of the others."""

    def count(self, fate: str, text: str) -> Count | None:
        """Return the number of people of one fate, as the text gives it."""
        for one in self.people:
            if one.fate == fate:
                return one.quantity.counted(text)
        return None

    @property
    def victims(self) -> str:
        """Who they were: "civils; au moins 45 enfants"; "pupils; 12 pupils missing"."""
        first = [part for one in self.people[:1] for part in (one.words, one.part)]
        others = [one.words for one in self.people[1:] if one.fate in TOLD_IN_WORDS]
        return "; ".join(dict.fromkeys(said for said in [*first, *others] if said))

    @property
    def target(self) -> str:
        """What the text calls those who were killed or hurt."""
        return next((p.group for p in self.people if p.fate in {"deaths", "injured"}), "")


def attach(
    text: str,
    parts: tuple[Span, ...],
    triggers: list[Trigger],
    people: list[People],
    words: EventWords,
) -> list[Told]:
    """Give each number to the trigger it tells about; a death toll joins its attack.

    "34 killed in an offensive" is one offensive with 34 deaths, not two events.
    """
    told = [Told(trigger) for trigger in _absorbed(text, parts, triggers, people, words)]
    for one in people:
        index = _owner([t.trigger for t in told], one)
        if index is not None:
            told[index] = replace(
                told[index], people=(*told[index].people, _fated(one, told[index]))
            )
    return [t for t in told if t.people or t.trigger.kind.name != _TOLL_KIND or _bare(t)]


def _bare(told: Told) -> bool:
    """Say whether words tell deaths without a number: a verb does, a noun ("morts") does not."""
    return told.trigger.voice.value != "noun"


def _fated(one: People, told: Told) -> People:
    if not one.fate and told.trigger.kind.name in _MOVES:
        return one._replace(fate="displaced")
    return one


def _absorbed(
    text: str,
    parts: tuple[Span, ...],
    triggers: list[Trigger],
    people: Iterable[People],
    words: EventWords,
) -> list[Trigger]:
    """Drop triggers of casualties that stand in one clause with the attack that caused them."""
    causes = [
        t for t in triggers if (t.kind.violent and t.kind.name != _TOLL_KIND) or t.kind.disaster
    ]
    fates = [one.fate_span for one in people if one.fate_span]

    def caused(trigger: Trigger) -> bool:
        here = clause_at(parts, trigger.span)
        homes = [clause_at(parts, cause.span) for cause in causes]
        return here in homes or any(_is_effect(text, here, home, trigger, words) for home in homes)

    kept = [t for t in triggers if t.kind.name != _TOLL_KIND or not caused(t)]
    kept = [t for t in kept if not _is_told_by_noun(text, t, triggers, words)]
    lone = [t for t in kept if t.kind.name == _TOLL_KIND]
    counted = [t for t in lone if any(t.span.meets(span) for span in fates)]
    extra = [t for t in lone if t not in (counted or lone)[:1]]
    return [t for t in kept if t not in extra]


def _is_told_by_noun(text: str, verb: Trigger, triggers: list[Trigger], words: EventWords) -> bool:
    """Say whether a noun beside a verb tells its event: "suicide bombers attacked".

    "repelled an assault" is one event too; what is taken is an event of its own.
    """
    if verb.voice is Voice.NOUN or not verb.kind.violent or verb.kind.name in _OUTCOMES:
        return False
    nouns = [t for t in triggers if t.voice is Voice.NOUN and t.kind.violent]
    articles = "|".join((*words.articles, *words.indefinites))
    return any(
        text[n.span.end : verb.span.start].isspace()
        or folded(rf"\s+(?:{articles})?").fullmatch(text, verb.span.end, n.span.start)
        for n in nouns
        if n.kind.name not in _OUTCOMES
    )


def _is_effect(text: str, here: Span, home: Span, trigger: Trigger, words: EventWords) -> bool:
    """Say whether a clause tells what the attack beside it did.

    "a raid hit the market, killing nine", "were killed when a clinic was bombed", "clashes
    that left 20 dead"; clauses with words between them are two events.
    """
    effects = any_of(words.effects)
    told = text[: here.start].rstrip().endswith(":")  # "attacked two towns: nine died in one"
    which = any_of(words.subject_pronouns).match(text, here.start)  # "the quake that hit it killed"
    before = home.end == here.start and (told or which or effects.match(text, here.start))
    after = here.end == home.start and effects.match(text, home.start)
    return bool(before or after or effects.match(text, trigger.span.start))


def _owner(triggers: list[Trigger], one: People) -> int | None:
    fits = [i for i, t in enumerate(triggers) if _fits(t, one)]
    at = one.fate_span or one.quantity.span
    best = min(fits, key=lambda i: _gap(triggers[i].span, at), default=None)
    if best is None or (not one.fate and _gap(triggers[best].span, one.quantity.span) > _REACH):
        return None
    return best


def _fits(trigger: Trigger, one: People) -> bool:
    kind = trigger.kind
    if one.fate in {"deaths", "injured"}:
        return kind.violent or kind.disaster
    if one.fate == "displaced":
        return kind.name in _MOVES or kind.disaster
    if one.fate == "detained":
        return kind.name in {"arrest", "abduction"}
    if one.fate == "missing":
        return kind.violent or kind.disaster or kind.name == "abduction"
    return kind.name in (*_MOVES, _SIEGE, "abduction", "arrest", "deployment")


def _gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)
