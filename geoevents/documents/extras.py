"""Libraries that only some formats need: the extra `documents`."""

from __future__ import annotations

from importlib.util import find_spec

from geoevents.errors import DocumentError


def needed(module: str, what: str) -> None:
    """Raise DocumentError, with what to install, where a library is not there."""
    if find_spec(module) is None:
        raise DocumentError(
            f"needs {module} to read {what}; install it with: pip install 'geoevents[documents]'"
        )
