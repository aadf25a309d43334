"""Make the pictures of the tutorial anew.

    python docs/screenshots.py

Follows the tutorial in a temporary folder, in Debian's Chromium.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

if __name__ == "__main__":
    shots = {**os.environ, "GEOEVENTS_TUTORIAL_SHOTS": str(ROOT / "docs")}
    test = [sys.executable, "-m", "pytest", "tests/test_tutorial.py"]
    raise SystemExit(subprocess.run(test, cwd=ROOT, env=shots, check=False).returncode)
