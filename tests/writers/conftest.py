from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real Chromium with its network cut; the tests that need it skip where it is absent."""
    started = chromium.start(tmp_path_factory.mktemp("chromium"))
    started.execute_cdp_cmd("Network.enable", {})
    cut = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    started.execute_cdp_cmd("Network.emulateNetworkConditions", cut)
    yield started
    started.quit()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outputs"
