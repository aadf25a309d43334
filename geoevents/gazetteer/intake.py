"""Reading a file that the user added: bad rows counted and told, a bad file refused whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Batch, Entry, Source, SourceInfo
from geoevents.gazetteer.records import Record
from geoevents.gazetteer.sources.added import Added, Format, Skip

_TOLD = 20  # reasons kept of rows that are skipped
_EARLY = 1_000  # after so many bad rows and fewer good ones, the rest is not read
_BYTES_A_PLACE = 140  # about, in GeoNames' dumps: for a progress bar


@dataclass(slots=True)
class Tally:
    """Counts rows as they are read, and refuses a file that is mostly wrong."""

    path: Path
    read: int = 0
    skipped: int = 0
    reasons: list[str] = field(default_factory=list)

    def skip(self, reason: str) -> None:
        """Count a row that can't be used."""
        self.skipped += 1
        if len(self.reasons) < _TOLD:
            self.reasons.append(reason)
        if self.skipped > _EARLY and self.skipped > self.read:
            self.check()

    def check(self) -> None:
        """Refuse a file of which less than half can be used.

        Raises:
            GazetteerError: it says how many rows, and why the first of them can't.
        """
        if not self.read or self.skipped > self.read:
            said = "; ".join(self.reasons[:3]) or "it is empty"
            raise GazetteerError(
                f"{self.path.name}: {self.read} rows can be used and {self.skipped} can't,"
                f" so nothing was added ({said})"
            )

    def over(self, format_: Format, added: Added, skip: Skip) -> Iterator[Entry | Batch]:
        """Yield what the format reads; the build is told of the first skipped rows alone."""

        def tell(reason: str) -> None:
            self.skip(reason)
            if self.skipped <= _TOLD:
                skip(reason)

        for some in format_.read(added, tell):
            self.read += 1 if isinstance(some, Entry) else len(some.ids)
            yield some
        self.check()


def source_of(record: Record, format_: Format, digest: str, tally: Tally) -> Source:
    """Return a gazetteer's file as a source for the build, counted by `tally`."""
    path = Path(record.path)
    added = Added(path, record.name, record.columns)
    info = SourceInfo(
        name=record.name,
        version=f"{path.name}, SHA-256 {digest[:12]}",
        licence=format_.licence,
        attribution=format_.attribution or record.name,
    )
    size = path.stat().st_size if path.is_file() else 0
    return Source(
        info=info,
        read=lambda skip: tally.over(format_, added, skip),
        stamp=lambda: digest,
        expected=size // _BYTES_A_PLACE,
    )


def admin1_of(format_: Format) -> Callable[[], dict[str, str]]:
    """Return what names regions by GeoNames' codes, where the format uses these."""
    if format_.name != "geonames":
        return dict
    from geoevents.gazetteer.sources.subdivisions import admin1_names

    return admin1_names
