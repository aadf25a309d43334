"""The time of a decision: the one clock of a review, and it never stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def after(latest: str) -> str:
    """Return the time in UTC, as ISO; later than `latest` even where a clock was set back."""
    now = datetime.now(UTC)
    try:
        last = datetime.fromisoformat(latest) if latest else now
        now = max(now, last + timedelta(microseconds=1)) if latest else now
    except (ValueError, TypeError, OverflowError):
        pass  # a strange time of another's file is later or earlier as text, and that is all
    return now.isoformat(timespec="microseconds")
