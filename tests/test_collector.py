from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from geoevents.collector import held_back


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def test_the_collector_waits_and_goes_on_afterwards() -> None:
    gc.enable()
    with held_back():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    gc.enable()
    with pytest.raises(TimeoutError), held_back():
        raise TimeoutError
    assert gc.isenabled()


def test_it_stays_off_where_a_user_switched_it_off() -> None:
    gc.disable()
    with held_back():
        pass
    assert not gc.isenabled()
