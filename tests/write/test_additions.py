"""Parts that a report brings into its package: names, relationships and types, the frame's own parts unchanged."""

from __future__ import annotations

from drafter.write.additions import Additions

TYPES = b'<Types><Default Extension="xml" ContentType="application/xml"/></Types>'
RELATIONSHIPS = b'<Relationships><Relationship Id="rId7" Target="styles.xml"/></Relationships>'
FRAME = (
    ("[Content_Types].xml", TYPES),
    ("word/document.xml", b"<w:document/>"),
    ("word/_rels/document.xml.rels", RELATIONSHIPS),
    ("word/header1.xml", b"<w:hdr/>"),
)


def additions(parts: tuple[tuple[str, bytes], ...] = FRAME) -> Additions:
    return Additions(parts, "word/document.xml")


def test_without_additions_every_part_stays_byte_for_byte() -> None:
    assert tuple(additions().files()) == FRAME


def test_a_part_is_added_with_type_and_relationship() -> None:
    made = additions()
    identity = made.relate("word/comments.xml", b"<w:comments/>", "a/b+xml", "comments")
    files = dict(made.files())

    assert identity == "rId8"
    assert files["word/comments.xml"] == b"<w:comments/>"
    assert b'<Override PartName="/word/comments.xml" ContentType="a/b+xml"/></Types>' in files["[Content_Types].xml"]
    assert (
        b'<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
        b'Target="comments.xml"/></Relationships>'
    ) in files["word/_rels/document.xml.rels"]


def test_a_name_that_is_taken_gets_a_number_and_the_frames_part_stays() -> None:
    made = additions()
    made.relate("word/header1.xml", b"<own/>", "a/b", "header")
    made.relate("word/header1.xml", b"<other/>", "a/b", "header")
    files = list(made.files())

    assert [name for name, _ in files] == [*dict(FRAME), "word/header12.xml", "word/header13.xml"]
    assert dict(files)["word/header1.xml"] == b"<w:hdr/>"
    assert b'Target="header12.xml"' in dict(files)["word/_rels/document.xml.rels"]


def test_a_part_in_another_folder_is_named_from_the_texts_folder() -> None:
    made = additions()
    made.link(made.add("customXml/item.xml", b"<x/>", "a/b"), "customXml")

    assert b'Target="../customXml/item.xml"' in dict(made.files())["word/_rels/document.xml.rels"]


def test_a_part_that_only_another_one_refers_to_needs_neither_relationship_nor_type() -> None:
    made = additions()
    name = made.add("word/charts/_rels/chart1.xml.rels", b"<Relationships/>")
    files = dict(made.files())

    assert name == "word/charts/_rels/chart1.xml.rels"
    assert files["[Content_Types].xml"] == TYPES
    assert files["word/_rels/document.xml.rels"] == RELATIONSHIPS


def test_a_frame_without_relationships_gets_them() -> None:
    made = additions(FRAME[:2])
    identity = made.relate("word/comments.xml", b"<w:comments/>", "a/b", "comments")
    relationships = dict(made.files())["word/_rels/document.xml.rels"]

    assert identity == "rId1"
    assert relationships.count(b"<Relationship ") == 1
    assert relationships.endswith(b"</Relationships>")


def test_ids_go_on_and_are_never_given_twice() -> None:
    made = additions()
    given = [made.relate(f"word/{name}.xml", b"", "a/b", "header") for name in "abc"]

    assert given == ["rId8", "rId9", "rId10"]
