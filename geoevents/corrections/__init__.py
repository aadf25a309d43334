"""What reviewers decided, line by line, and how a reading follows it.

correction.py is one decision, file.py the file that holds them, replay.py which are in force,
fixes.py what they do to one document.
"""

from geoevents.corrections.correction import Correction, Decision, Target
from geoevents.corrections.file import FILE, Damage, append, read_file
from geoevents.corrections.fixes import Fixes
from geoevents.corrections.quote import Quote, found, hash_of, quoted
from geoevents.corrections.replay import NO_CORRECTIONS, Corrections, Outcome

__all__ = [
    "FILE",
    "NO_CORRECTIONS",
    "Correction",
    "Corrections",
    "Damage",
    "Decision",
    "Fixes",
    "Outcome",
    "Quote",
    "Target",
    "append",
    "found",
    "hash_of",
    "quoted",
    "read_file",
]
