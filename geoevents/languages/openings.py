"""With which letters what a pattern matches may begin: a cheap gate before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

ANY = "*"
"""Stands for letters that are not known; a space for what is no letter."""
KEY = 7
"""How many letters and spaces are looked at: "killed ", "in mar" and "the can"."""
_KNOWN = 4
"""So many letters of a needle are enough: the first part that has them is taken."""
_MOST = 5_000
"""So many beginnings a pattern may have; what has more ends in letters not known."""
_GROUP = re.compile(r"\(\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:)|\((?!\?)")
_ASIDE = re.compile(r"\(\?<?[=!]")


@cache
def openings(pattern: str) -> frozenset[str]:
    r"""Return the first letters, in small ones, of all that a pattern may match.

    "(?:pill|saccag)ées?" gives "pillée *", "pillées" and "saccagé", "no\w+" gives "no*" and
    "at" gives "at *": what comes after a short pattern is not known.
    """
    return frozenset(_key(head) for head in _heads(pattern))


@cache
def needles(pattern: str) -> frozenset[str]:
    r"""Return small letters of which some stand in all that a pattern matches, if any are sure.

    "(?:the |\w+ )army" gives "army", "(?:an? )?(?:lull|halt) in" gives "lull" and "halt".
    """
    found: frozenset[str] = frozenset()
    for choice in _choices(pattern):
        sure = max(_sure(choice), key=lambda some: min(_KNOWN, *map(len, some)), default=None)
        if sure is None:
            return frozenset()
        found |= sure
    return found


def factored(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return patterns that match where some of these do, with what they begin with told once.

    Eighty French ones begin with the forms of "avoir": to try them one by one is to read
    these eighty times, and to compile them so often.
    """
    by_lead: dict[str, list[str]] = {}
    for pattern in patterns:
        whole = pattern[:1] != "(" or len(_choices(pattern)) > 1
        end = 0 if whole else _repeated(frozenset(), pattern, _closing(pattern, 0))[1]
        by_lead.setdefault(pattern[:end], []).append(pattern[end:])
    return tuple(
        one
        for lead, rests in by_lead.items()
        for one in ([f"{lead}(?:{'|'.join(rests)})"] if lead else rests)
    )


def _sure(pattern: str) -> Iterator[frozenset[str]]:
    """Yield, of each part of a pattern that is never missing, what it may begin with."""
    at, run = 0, ""
    while at < len(pattern):
        options, end = _atom(pattern, at)
        options, after = _repeated(options, pattern, end)
        if pattern[at].isalnum() and after == end:
            run += pattern[at].lower()
        else:
            yield from [frozenset({run})] if run else ()
            run = ""
        known = frozenset(max(option.strip(ANY).split(" "), key=len) for option in options)
        if pattern[at] == "(" and all(known):
            yield known
        at = after
    yield from [frozenset({run})] if run else ()


def _key(head: str) -> str:
    if head[:1] == " ":
        return " "
    if _is_open(head):
        head = f"{head.rstrip()} {ANY}"[:KEY] if head else ANY
    return head


@cache
def _heads(pattern: str) -> frozenset[str]:
    return frozenset(head for choice in _choices(pattern) for head in _sequence(choice))


def _sequence(pattern: str) -> set[str]:
    heads, at = {""}, 0
    while at < len(pattern) and any(_is_open(head) for head in heads):
        options, at = _atom(pattern, at)
        options, at = _repeated(options, pattern, at)
        if len(heads) * len(options) > _MOST:
            options = frozenset({ANY})
        heads = {_joined(head, option) for head in heads for option in options}
    return heads


def _is_open(head: str) -> bool:
    return len(head) < KEY and head[-1:] != ANY


def _joined(head: str, option: str) -> str:
    for char in option:
        if not _is_open(head):
            return head
        if char != " " or head[-1:] != " ":  # ", " is one space
            head += char
    return head


def _atom(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Return what stands at a place of a pattern may begin with, and where it ends."""
    char = pattern[at]
    if char == "(":
        end = _closing(pattern, at)
        if _ASIDE.match(pattern, at):
            return frozenset({""}), end
        opened = _GROUP.match(pattern, at)
        return (_heads(pattern[opened.end() : end - 1]) if opened else frozenset({ANY})), end
    if char == "[":
        end = pattern.index("]", at + 2) + 1
        return _of_set(pattern[at + 1 : end - 1]), end
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped == "d":
            return frozenset("0123456789"), at + 2
        return frozenset({ANY if escaped.isalnum() else " "}), at + 2
    return frozenset({ANY if char == "." else _folded(char)}), at + 1


def _of_set(inner: str) -> frozenset[str]:
    """Return what stands in square brackets: "[éèa-c]"."""
    if set(inner) & set("\\^"):
        return frozenset({ANY})
    ranges = re.findall(r"(\w)-(\w)|(.)", inner)
    chars = (chr(n) for a, b, _ in ranges if a for n in range(ord(a), ord(b) + 1))
    return frozenset(map(_folded, (*chars, *(c for _, _, c in ranges if c))))


def _folded(char: str) -> str:
    small = char.lower()
    return small if small.isalnum() and len(small) == 1 else (ANY if char == "_" else " ")


def _repeated(options: frozenset[str], pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Take a quantifier along: what may be missing, and what may come again."""
    if at >= len(pattern) or pattern[at] not in "?*+{":
        return options, at
    sign = pattern[at]
    end = pattern.index("}", at) + 1 if sign == "{" else at + 1
    if end < len(pattern) and pattern[end] in "?+":
        end += 1
    again = options if sign == "?" else {_joined(one, ANY) for one in options}
    missing = sign in "?*" or pattern.startswith("{0", at)
    return frozenset({*again, ""} if missing else again), end


def _closing(pattern: str, at: int) -> int:
    depth = 0
    while True:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
        at += 1
        if depth == 0:
            return at


def _choices(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no group."""
    parts, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2) + 1
        elif pattern[at] == "(":
            at = _closing(pattern, at)
        elif pattern[at] == "|":
            parts.append(pattern[start:at])
            start = at = at + 1
        else:
            at += 1
    return [*parts, pattern[start:]]
