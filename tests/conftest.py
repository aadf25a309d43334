"""The default index and the run on seeds/, made once for all tests that look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Reading

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def no_gazetteers_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A developer's own gazetteers must not change what the tests find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEOEVENTS_HOME", str(tmp_path_factory.mktemp("home")))
        yield


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
