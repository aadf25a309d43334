"""The default index and the run on seeds/, made once for all tests that look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Reading

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """The default gazetteer: built on the first run, then opened."""
    return Gazetteer.default()


@pytest.fixture(scope="session")
def article(world: Gazetteer) -> Reading:
    """What is understood of the first article, with its publication date."""
    from geoevents.documents import Source, collect, load
    from geoevents.pipeline import read
    from geoevents.settings import Settings

    (source,) = collect((str(ROOT / "seeds"),))
    assert isinstance(source, Source)
    return read(load(source, Settings()).document, world, Settings())
