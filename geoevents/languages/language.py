"""What a language pack must say: words and patterns, no rules.

A pack is data that a speaker who does not program can review. Each record below serves
one stage; a language that lacks one leaves the stage silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geoevents.model import RelationKind


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """What a full stop does not end: abbreviations, without their stop, lower case.

    `before_numbers` are abbreviations only where a digit follows ("No. 5"). `starters`
    begin a new sentence after an acronym with stops ("in the U.S. The army").
    """

    abbreviations: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


# --- names: words for geoevents.toponyms and geoevents.resolution ---------------------
# Compared by identity (eq=False) so that what is made of its words can be cached.
@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Words around names of places, lower case, apostrophes straight ("l'").

    Words that say what sort of place a name is ("quartier", "mont") are rows of
    data/place_words.csv, demonyms rows of data/demonyms.csv.
    """

    prepositions: frozenset[str] = frozenset()
    """What comes before a place and little else ("à", "en", "vers")."""
    locatives: frozenset[str] = frozenset()
    """What stands between a town and the country or region that it lies in ("in", "au")."""
    weak_prepositions: frozenset[str] = frozenset()
    """What comes before places and all other names ("de", "d'", "pour")."""
    agent_prepositions: frozenset[str] = frozenset()
    """What comes before one who acts ("par")."""
    of: frozenset[str] = frozenset()
    """What joins a noun to the name that it belongs to ("de", "du", "d'")."""
    of_regions: frozenset[str] = frozenset()
    """Those of them that stand before regions, seldom before towns ("les Inuits du Québec")."""
    articles: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    """Articles of plurals, with or without a preposition in them ("les", "aux")."""
    have_places: frozenset[str] = frozenset()
    """Nouns that places have and little else: "residents of", "le maire de", "X's streets"."""
    joiners: frozenset[str] = frozenset()
    """What joins the last two of a list ("et", "ou")."""
    linkers: frozenset[str] = frozenset()
    """Lower-case words inside a name of a person or place ("al", "ben", "abou")."""
    speaking_verbs: frozenset[str] = frozenset()
    acting_verbs: frozenset[str] = frozenset()
    """What only people and powers do: with a place as its subject, a metonym."""
    auxiliaries: frozenset[str] = frozenset()
    """What may stand between a subject and its verb ("a", "ont", "n'", "not")."""
    relative_pronouns: frozenset[str] = frozenset()
    role_nouns: frozenset[str] = frozenset()
    """What a power has and a town has not: "le porte-parole de", "l'annonce de"."""
    speakers: frozenset[str] = frozenset()
    """Those who speak for any place or house: "le porte-parole de"."""
    dealings: frozenset[str] = frozenset()
    """Words before a power with which one deals: "avec", "alliée de", "contre"."""
    organisation_heads: frozenset[str] = frozenset()
    """First words of names of organisations ("Observatoire", "université")."""
    clubs: frozenset[str] = frozenset()
    """Whole names of clubs that hold a place and no word for a club ("paris saint-germain")."""
    group_heads: frozenset[str] = frozenset()
    """Nouns before the name of a group or a paper ("groupe", "quotidien")."""
    person_titles: frozenset[str] = frozenset()
    """What stands right before a person's name ("M.", "président", "général")."""
    directions: frozenset[str] = frozenset()
    """Parts joined to a name ("Est" in Alep-Est, "East" in East Aleppo)."""
    not_places: frozenset[str] = frozenset()
    """Common words and names that some small town somewhere also bears."""
    illnesses: frozenset[str] = frozenset()
    """What a name right before it is no place of ("West Nile virus")."""
    hyphen_tails: frozenset[str] = frozenset()
    """What may be joined to a place by a hyphen ("US-led", "Denver-based")."""
    hyphen_heads: frozenset[str] = frozenset()
    """What a hyphen joins a place to, as it is written ("R-Denver", a senator)."""
    place_acronyms: frozenset[str] = frozenset()
    """Capitals alone that are places ("USA", "RDC"); other acronyms are not."""
    clause_openers: frozenset[str] = frozenset()
    """After these a name with or without article is a subject ("que", "while")."""
    sources: frozenset[str] = frozenset()
    """What comes before one who says so ("selon", "according to")."""
    passives: frozenset[str] = frozenset()
    """Forms of to be: what a place then suffers is no act of its own ("a été")."""
    active_with_be: frozenset[str] = frozenset()
    """Participles that stay active after to be ("est intervenue")."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs that stand between subject and verb ("-ment", "-ly")."""
    possessives: frozenset[str] = frozenset()
    """What joins a name to what it has, after it ("'s")."""
    demonyms_capital: bool = False
    """Whether a demonym always has a capital: "polish" is then no people."""
    caseless: bool = False
    """Whether the script has no capitals: a name is then known by the gazetteer alone."""
    clitics: Mapping[str, str] = field(default_factory=dict)
    """What is written on to the next word, and what stays of it ("لل": "ال")."""
    cue_after: bool = False
    """Whether the place word may follow the name ("Soukkari neighbourhood")."""


# --- places: words for geoevents.relations --------------------------------------------
@dataclass(frozen=True, slots=True)
class RelationRule:
    """One way of saying where, as a pattern a speaker can read.

    In a pattern, `[x]` may be missing, `(a|b)` is a choice, a space is any white space and
    `{slot}` stands for {distance}, {duration}, {wind}, {side}, {degrees}, {anchor} (a place
    named, or "the city"), {place} (a place named) or one of the pack's own `slots`.
    """

    kind: RelationKind
    pattern: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Words to say where one place is: templates with {distance}, {wind}, {name}, {of}.

    `winds` names the 32 winds by their letters; `joints` are (pattern of a name, what to
    put before the name, how many of its letters that swallows), first match wins. `kinds`
    describe a relation by its kind, or "kind:detail", with {distance}, {wind}, {names};
    `also` joins two names, `found` says how an anchor was found.
    """

    offset: str = ""
    inside: str = ""
    outside: str = ""
    centre: str = ""
    kilometres: str = ""
    metres: str = ""
    decimal: str = "."
    kinds: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    also: str = " - "
    winds: Mapping[str, str] = field(default_factory=dict)
    wind_joint: str = "-"
    to_wind: tuple[tuple[str, str], ...] = ()
    joints: tuple[tuple[str, str, int], ...] = ()


# Compared by identity (eq=False) so that its compiled patterns can be cached.
@dataclass(frozen=True, slots=True, eq=False)
class RelationWords:
    """Words that say where one place is, seen from another.

    `winds` maps the words of the four winds to N, E, S, W ("nord-ouest" is made of two);
    `sides` adjectives that follow a name ("orientale"). `units` are metres, `hours` hours.
    `vague` amounts are (low, best, high). `nouns` stand for a place named before, with the
    GeoNames feature codes, or their prefixes, that they admit. `links` may stand between a
    place and the words that place it. `disputes` before "between A and B" make it no place.
    `region_lead` is what stands before a country or region and never before a town.
    `holder` is what stands between a place and what it lies in: "Goma|, in |Congo".
    `motion` are prepositions of where something goes, not where it is ("towards").
    `part_names` are names of parts ("{base}-{wind}"), `part_forms` the names under which a
    gazetteer may file a part.
    """

    winds: Mapping[str, str] = field(default_factory=dict)
    wind_letters: Mapping[str, str] = field(default_factory=dict)
    wind_by: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, float] = field(default_factory=dict)
    hours: Mapping[str, float] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    number_joiners: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    decimal: str = "."
    thousands: str = ","
    vague: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
    reference: str = ""
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[RelationRule, ...] = ()
    links: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    region_lead: str = ""
    holder: str = ""
    motion: frozenset[str] = frozenset()
    part_names: tuple[str, ...] = ()
    part_forms: tuple[str, ...] = ()
    phrases: PhraseWords = PhraseWords()


# --- times: words for geoevents.dates -------------------------------------------------
# Compared by identity (eq=False) so that its compiled patterns can be cached.
@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Words that say when.

    Forms are patterns with {day}, {month}, {year}, {weekday}, {n}, {unit} as places to
    fill; in all patterns a space stands for any white space.

    `days` are offsets from the day of publication; `periods` a unit ("week", "month",
    "year", "day", "night", "weekend") and an offset in it; `parts` the shares of a month or
    year that a word
    such as "fin" keeps. `anchors` pairs a noun that dates other things ("annonce") with
    the pattern of the words that tell it ("annonc"). `future` and `past` are verb groups.
    """

    weekdays: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    cased_months: bool = False
    days: Mapping[str, int] = field(default_factory=dict)
    # those of them that count from the day told before: "la veille"
    told_days: tuple[str, ...] = ()
    periods: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    date_forms: tuple[str, ...] = ()
    ago_forms: tuple[str, ...] = ()
    last_forms: tuple[str, ...] = ()
    # counted from the date told before: "two days later", "a year earlier"
    later_forms: tuple[str, ...] = ()
    earlier_forms: tuple[str, ...] = ()
    anchored_forms: tuple[str, ...] = ()
    parts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    since: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    last_marks: tuple[str, ...] = ()
    next_marks: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    day_first: bool = True
    dateline: tuple[str, ...] = ()


# --- events: words for geoevents.events -----------------------------------------------
# Compared by identity (eq=False) so that its compiled patterns can be cached.
@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """Words that say who says so, who, how many, and whether it happened.

    `triggers` are patterns for kinds by name, for a language that the kinds' own files
    do not speak yet.
    """

    triggers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # what a kind's file may write for the forms of a verb: "{avoir}"
    forms: Mapping[str, str] = field(default_factory=dict)
    # the simple past of what such a file tells with a participle: after which forms, by the
    # ending of a participle, of the irregular ones, and of the passive ("{avoir} été ")
    simple_forms: tuple[str, ...] = ()
    simple_endings: Mapping[str, str] = field(default_factory=dict)
    simple_past: Mapping[str, str] = field(default_factory=dict)
    simple_passive: Mapping[str, str] = field(default_factory=dict)
    # how many: number words, and what stands for a number ("dizaines": 20 to 99)
    numbers: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    number_joiners: tuple[str, ...] = ()
    decimal: str = ","
    vague: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    range_links: tuple[str, ...] = ()
    not_counts: tuple[str, ...] = ()
    # whom: nouns of people, what befell them ("deaths", "injured", "displaced"), and
    # whether that is told before the number ("مقتل 250 وإصابة 1200")
    people: tuple[str, ...] = ()
    fates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fate_first: bool = False
    including: tuple[str, ...] = ()
    # what leads from a number to the whole it is part of: "half of", "180,000 of the"
    shares: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    ellipsis: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    # whether: by status, cues before the trigger and cues after it
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    breaks: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    # "that", after which a cue before it still holds; words of hearsay, which lower
    # confidence; what makes a clause the effect of the attack beside it; sport
    complements: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    sports: tuple[str, ...] = ()
    # who says so
    according: tuple[str, ...] = ()
    # those after which the claimant bears a small word, and what then stays of it ("لل": "ال")
    according_to: tuple[str, ...] = ()
    claimant_clitics: Mapping[str, str] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    passive_of_saying: tuple[str, ...] = ()
    """Words before a verb of saying that leave nobody who says so: "was reported"."""
    hearers: tuple[str, ...] = ()
    """Verbs of saying after which the hearer stands, never who says so: "told"."""
    # whether the verb comes before who says so, and what begins what is said
    verb_first: bool = False
    complements_of_saying: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    # who: pattern -> (short name, "" for the text's own words; class: state, armed,
    # civilians); agents and owners; what joins two sides
    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    stands_for: Mapping[str, str] = field(default_factory=dict)
    agents: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    # articles of what is told first, each with its space ("an? ")
    indefinites: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    # where: words that stand for a place, or that a place does not follow as the scene;
    # `parts` stand for the part of a town named last, `fewer` say that it grows less
    latter: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    # what stands for the last town where something happened ("the village")
    settlement: tuple[str, ...] = ()
    # what stands for the last region named ("the province")
    region: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    topic_parts: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    speaker_places: tuple[str, ...] = ()
    unnamed_places: tuple[str, ...] = ()
    back_references: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    """Those of them that only what was told before has: "cette attaque"; "les tirs" may be new."""
    destinations: tuple[str, ...] = ()
    # where what comes set out ("fired from"); whose town or country is a power, not a scene
    # ("Azerbaijan's prosecutor")
    origins: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    # what a hyphen joins to the name of a power ("Saudi-led"), not of a scene ("rebel-held")
    power_tails: tuple[str, ...] = ()
    place_joiners: tuple[str, ...] = ()
    # a name where a place may stand, though none was found there ("in Dasht-e-Barchi")
    in_a_name: tuple[str, ...] = ()
    # small words between a place and the one that holds it ("Zahra, à Homs"), lower case,
    # and those of them that say so by themselves ("in")
    nests: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    country_tolls: tuple[str, ...] = ()
    side_joiners: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    pronoun_says: tuple[str, ...] = ()
    # who helps is not who does ("backed by"), nor is the agent of another participle
    # ("a base held by"); relative pronouns that are subjects
    helpers: tuple[str, ...] = ()
    other_agents: tuple[str, ...] = ()
    subject_pronouns: tuple[str, ...] = ()
    # what takes up the claimant before ("the same source"); small words inside a name
    same_claimant: tuple[str, ...] = ()
    name_joiners: tuple[str, ...] = ()
    # days on from the day told before ("the next day": 1); what says that more of the
    # same is told ("another"); verbs that make true what they say ("announced")
    days_on: Mapping[str, int] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    announces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """One language. `spacy_models` are the pipelines that help, best first."""

    code: str
    name: str
    right_to_left: bool = False
    spacy_models: tuple[str, ...] = ()
    sentences: SentenceWords = SentenceWords()
    names: NameWords = NameWords()
    relations: RelationWords = RelationWords()
    dates: DateWords = DateWords()
    events: EventWords = EventWords()
