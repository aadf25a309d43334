"""Each reader on a tiny corpus in its true format, and on broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.errors import DocumentError
from geoevents.evaluation import CORPORA, GoldDocument, open_corpus
from geoevents.model import Point, Role

CASES = Path(__file__).parent.parent / "cases" / "corpora"
SAMPLES = {
    "lgl": "lgl.xml",
    "geovirus": "geovirus.xml",
    "hipe": "hipe.tsv",
    "conll": "plain.conllu",
    "brat": "brat",
    "mentions": "own",
}


def gold(name: str) -> list[GoldDocument]:
    language = "fr" if name.endswith("conllu") else "en" if name == "brat" else ""
    return list(open_corpus(CASES / name, language=language).documents())


def words(document: GoldDocument) -> list[str]:
    return [mention.text for mention in document.mentions]


def test_every_format_has_a_sample() -> None:
    assert set(SAMPLES) == set(CORPORA)


@pytest.mark.parametrize(("name", "sample"), SAMPLES.items(), ids=SAMPLES)
def test_the_format_is_told_by_name_and_content(name: str, sample: str) -> None:
    assert open_corpus(CASES / sample).reader is CORPORA[name]


@pytest.mark.parametrize("sample", [*SAMPLES.values(), "marked.conllu"])
def test_spans_stand_where_their_words_are(sample: str) -> None:
    for document in gold(sample):
        assert list(document.mentions) == sorted(document.mentions, key=lambda one: one.span)
        for mention in document.mentions:
            assert mention.span.of(document.document.text) == mention.text


def test_lgl() -> None:
    dover, empty = gold("lgl.xml")
    assert words(dover) == ["Dover", "Kent County", "Canadian", "Mill Street"]
    assert (dover.moved, dover.left_out) == (1, 1)  # Kent County by 2, Delaware by 28
    first, *_, street = dover.mentions
    assert first.point == Point(-75.52437, 39.15817)
    assert (first.place_id, first.feature, first.role) == ("geonames:4142290", "PPLA", None)
    assert street.point is None
    assert str(dover.document.published) == "2009-03-20"
    assert dover.document.source == "thedailydover.example"
    assert empty.mentions == ()
    assert Role.DEMONYM in CORPORA["lgl"].roles


def test_geovirus_counts_from_one() -> None:
    (document,) = gold("geovirus.xml")
    assert words(document) == ["Conakry", "Lagos"]
    assert document.mentions[1].span.start == 29
    assert document.moved == 1
    assert document.mentions[0].point == Point(-13.71, 9.51)
    assert Role.DEMONYM not in CORPORA["geovirus"].roles


def test_hipe_tells_metonyms_from_places() -> None:
    first, second = gold("hipe.tsv")
    assert first.document.text == "L'Autriche écrit de La Chaux-de-Fonds. M. Paris"
    assert [(one.text, one.role) for one in first.mentions] == [
        ("Autriche", Role.METONYM),
        ("La Chaux-de-Fonds", Role.PLACE),
    ]
    assert first.mentions[1].place_id == "wikidata:Q68124"
    assert (first.document.id, first.document.language) == ("GAZ-1871-02-03-a-i0001", "fr")
    assert words(second) == ["Genève", "Berne"]  # the museum is an organisation, literally


def test_conll_text_is_spelt_as_french_is() -> None:
    (document,) = gold("plain.conllu")
    assert document.document.text == (
        "D'abord à Saint-Malo, puis à \"La Havane\" (Cuba).\nVienne joue pour l'AS Monaco : non !"
    )
    assert words(document) == ["Saint-Malo", "La Havane", "Cuba", "Vienne"]


def test_conll_marks_of_documents_and_spaces_are_kept() -> None:
    one, two = gold("marked.conllu")
    assert one.document.text == "Rien à Brest."
    assert words(one) == ["Brest"]
    assert two.document.text == "De le Mont Blanc"
    assert words(two) == ["Mont Blanc"]


def test_conll_without_marks_is_cut_into_groups(tmp_path: Path) -> None:
    file = tmp_path / "many.conll"
    file.write_text("Oui O\nParis B-LOC\n\n" * 25, encoding="utf-8")
    documents = list(open_corpus(file, language="fr").documents())
    assert [len(one.mentions) for one in documents] == [10, 10, 5]
    assert documents[1].document.text.count("\n") == 9


def test_conll_2003_starts_documents_by_docstart(tmp_path: Path) -> None:
    file = tmp_path / "eng.testa"
    start = "-DOCSTART- -X- -X- O\n\n"
    file.write_text(
        f"{start}LONDON NNP B-NP B-LOC\n\n"
        f"{start}In IN B-PP O\nNew NNP B-NP I-LOC\nYork NNP I-NP I-LOC\n",
        encoding="utf-8",
    )
    documents = list(open_corpus(file, language="en").documents())
    assert [words(one) for one in documents] == [["LONDON"], ["New York"]]


def test_brat_notes_carry_coordinates_and_ids() -> None:
    kivu, quiet = gold("brat")
    assert words(kivu) == ["Goma", "Congolese", "Sake", "Mount Dent"]
    goma, demonym, sake, mount = kivu.mentions
    assert goma.point == Point(29.2205, -1.6585)
    assert (demonym.place_id, demonym.role) == ("geonames:203312", Role.DEMONYM)
    assert sake.point == Point(29.05, -1.57)
    assert mount.point is None
    assert kivu.moved == 1
    assert quiet.mentions == ()


NOTES = [
    ("-1.5, 29.25", Point(29.25, -1.5), ""),
    ("(35, -38)", Point(-38, 35), ""),
    ("latitude: 35 longitude: 38.5", Point(38.5, 35), ""),
    ("seen at 35.5 38.5 on the map", Point(38.5, 35.5), ""),
    ("https://www.geonames.org/170063/aleppo.html", None, "geonames:170063"),
    ("geonameid=170063", None, "geonames:170063"),
    ("5, 10 killed", None, ""),
    ("1871, 1914", None, ""),
    ("95.5, 10.5", None, ""),
    ("the capital?", None, ""),
]


@pytest.mark.parametrize(("note", "point", "place_id"), NOTES, ids=[note[0] for note in NOTES])
def test_what_a_brat_note_says(
    tmp_path: Path, note: str, point: Point | None, place_id: str
) -> None:
    (tmp_path / "a.txt").write_text("Oslo", encoding="utf-8")
    annotation = f"T1\tLOC 0 4\tOslo\n#1\tAnnotatorNotes T1\t{note}\n"
    (tmp_path / "a.ann").write_text(annotation, encoding="utf-8")
    (document,) = open_corpus(tmp_path, language="en").documents()
    (mention,) = document.mentions
    assert (mention.point, mention.place_id) == (point, place_id)


def test_our_own_mentions_are_gold() -> None:
    homs, empty = gold("own")
    assert words(homs) == ["Homs", "Homs", "Moscou"]  # "au nord de Homs" names nothing itself
    assert homs.mentions[0].point == Point(36.72, 34.73)
    assert homs.mentions[2].role is Role.METONYM
    assert homs.mentions[2].point is None
    assert str(homs.document.published) == "2016-12-08"
    assert (empty.document.id, empty.mentions) == ("vide.txt", ())


LGL_START = '<articles><article docid="9"><text>Oslo</text><toponyms><toponym>'
LGL_END = "</toponym></toponyms></article></articles>"
SPAN = "<start>0</start><end>4</end><phrase>Oslo</phrase>"
HIPE_HEAD = "TOKEN\tNE-COARSE-LIT\tMISC\n# hipe2022:language = fr\n"
BROKEN = [
    ("cut.xml", "<articles><article><text>Oslo</text><toponyms>", "line 1", "well-formed"),
    ("no-end.xml", f"{LGL_START}<start>0</start>{LGL_END}", "article 9", "<end>"),
    ("word.xml", f"{LGL_START}<start>x</start><end>4</end>{LGL_END}", "article 9", "not a number"),
    (
        "off.xml",
        f"{LGL_START}{SPAN}<gaztag><lat>99</lat><lon>0</lon></gaztag>{LGL_END}",
        "article 9",
        "not on Earth",
    ),
    ("short.tsv", f"{HIPE_HEAD}Oslo\tB-loc\n", "line 3", "columns"),
    ("label.conll", "Oslo B-LOC\nFjord\n", "line 2", "label"),
    ("mentions.geojson", '{"type": "FeatureCollection",\n "features": [}', "line 2", "JSON"),
    (
        "a.geojson",
        '{"type": "FeatureCollection", "features": [{"properties": {}}]}',
        "feature 1",
        "'document'",
    ),
    ("prose.txt", "It rained in Oslo.", "prose.txt", "format"),
]


@pytest.mark.parametrize(("name", "content", "place", "reason"), BROKEN, ids=[b[0] for b in BROKEN])
def test_a_broken_corpus_says_where_and_why(
    tmp_path: Path, name: str, content: str, place: str, reason: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    form = "conll" if name.endswith(".conll") else ""
    with pytest.raises(DocumentError) as caught:
        list(open_corpus(file, form, language="en").documents())
    message = str(caught.value)
    assert str(file) in message
    assert place in message
    assert reason in message
    assert "\n" not in message


def test_brat_says_which_line_and_which_text_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tLOC zero 4\tOslo\n", encoding="utf-8")
    corpus = open_corpus(tmp_path, language="en")
    with pytest.raises(DocumentError, match=r"a\.ann: has no a\.txt beside it"):
        list(corpus.documents())
    (tmp_path / "a.txt").write_text("Oslo", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a\.ann: line 1: .*mend the line"):
        list(corpus.documents())


def test_a_document_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Oslo", encoding="utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "mentions.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"properties": {"document": "../secret.txt",'
        ' "start": 0, "end": 4, "text": "Oslo", "role": "place"}}]}',
        encoding="utf-8",
    )
    with pytest.raises(DocumentError, match="not beside it"):
        list(open_corpus(folder, language="en").documents())


def test_a_path_or_format_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        open_corpus(tmp_path / "nothing.xml")
    with pytest.raises(DocumentError, match="choose from: lgl"):
        open_corpus(tmp_path, "muc")
