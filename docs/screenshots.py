"""Make the pictures of the README and the tutorial anew.

    python docs/screenshots.py

Maps seeds/ and follows the tutorial in temporary folders, in Debian's Chromium.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY = """
  const done = arguments[0];
  const check = () => (document.body?.dataset.ready ? done() : setTimeout(check, 20));
  check();
"""


def picture_of_the_map(target: Path) -> None:
    """Map seeds/ and take a picture of the page with its first event open."""
    sys.path.insert(0, str(ROOT / "tests"))
    import chromium

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        outputs = Path(name) / "outputs"
        command = [sys.executable, "-m", "geoevents", "map", "seeds", "-o", str(outputs)]
        subprocess.run(command, check=True, cwd=ROOT)
        browser = chromium.start(Path(name) / "chromium")
        try:
            browser.set_window_size(1400, 1000)
            browser.get((outputs / "map.html").as_uri())
            browser.execute_async_script(READY)
            browser.execute_script("document.querySelector('#list .row').click()")
            time.sleep(1)  # what fades in
            browser.save_screenshot(str(target))
        finally:
            browser.quit()


if __name__ == "__main__":
    picture_of_the_map(ROOT / "docs" / "map.png")
    shots = {**os.environ, "GEOEVENTS_TUTORIAL_SHOTS": str(ROOT / "docs")}
    test = [sys.executable, "-m", "pytest", "tests/test_tutorial.py"]
    raise SystemExit(subprocess.run(test, cwd=ROOT, env=shots, check=False).returncode)
