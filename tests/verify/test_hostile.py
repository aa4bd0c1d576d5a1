"""Files that are no good Word files are told in Chinese; hostile ones end soon."""

from __future__ import annotations

import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafter.errors import RecordError
from drafter.verify.package import load_word_file
from verify.word_files import MAIN, good_bytes, raw_file, rows_of, write_parts

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def document_part(text: str) -> dict[str, str]:
    return {"word/document.xml": text}


def told(path: Path) -> str:
    with pytest.raises(RecordError) as error:
        load_word_file(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "这不是完好的 Word 文件"),
        (b"some text", "这不是完好的 Word 文件"),
        (b"PK\x03\x04 broken", "这不是完好的 Word 文件"),
        (good_bytes()[:9000], "这不是完好的 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式（.doc、.wps）或者加了密码"),
        (b"%PDF-1.7\n", "这是 PDF 文件"),
    ],
    ids=["empty", "text", "broken", "cut off", "doc", "pdf"],
)
def test_other_files_are_told_by_what_they_are(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(content)

    assert what in told(path)
    assert "怎么改：" in told(path)


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert "找不到这个文件" in told(tmp_path / "无.docx")
    assert "这是文件夹" in told(tmp_path)


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "这不是 Word 文件"),
        ({"a.txt": "甲"}, "这不是完好的 Word 文件"),
        (document_part(f'<w:document xmlns:w="{MAIN}"/>'), "文件里没有正文"),
        (document_part("<w:document>"), "这不是完好的 Word 文件"),
        (document_part(f'<w:document xmlns:w="{STRICT}"><w:body/></w:document>'), "Strict Open XML"),
        (document_part("<a>" * 5000 + "</a>" * 5000), "这不是完好的 Word 文件"),
        (document_part(f'<w:document xmlns:w="{MAIN}"><w:body>{"<w:p/>" * 20_001}</w:body></w:document>'), "20000 段"),
        (document_part("<a>" + " " * 17 * 1024 * 1024 + "</a>"), "超过 16 MB"),
        ({"media/bomb": "0" * 250_000_000}, "文件超过 20 MB"),
    ],
    ids=["odt", "zip", "no body", "broken", "strict", "deep", "long", "wide", "bomb"],
)
def test_packages_that_are_none_of_words_are_told(tmp_path: Path, parts: dict[str, str], what: str) -> None:
    assert what in told(write_parts(tmp_path / "报告.docx", parts))


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    body = f"<w:p><w:r><w:t>&{chr(97 + 8)};</w:t></w:r></w:p>"
    text = f'{LAUGHS}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'

    assert "这不是完好的 Word 文件" in told(write_parts(tmp_path / "报告.docx", document_part(text)))


def test_a_file_outside_the_package_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    entity = f'<!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = "<w:p><w:r><w:t>甲&a;</w:t></w:r></w:p>"
    text = f'{entity}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'
    rows = rows_of(write_parts(tmp_path / "报告.docx", document_part(text)))

    assert "机密" not in str(rows)


NONSENSE = (
    '<w:sectPr><w:pgSz w:w="一" w:h="1e999"/><w:pgMar w:top="nan" w:left="-5" w:bottom=""/>'
    '<w:docGrid w:type="lines" w:linePitch="-3" w:charSpace="x"/></w:sectPr>'
)


def test_numbers_that_are_none_end_no_run(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:ind w:firstLine="甲" w:left="inf"/><w:spacing w:line="0" w:lineRule="exact"/>'
        '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="99"/></w:numPr></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="0"/><w:spacing w:val="-99999"/></w:rPr><w:t>正文。</w:t></w:r></w:p>'
        '<w:tbl><w:tblPr><w:tblW w:w="abc" w:type="dxa"/></w:tblPr></w:tbl>'
        "<w:p><w:r><w:t>2025年1月8日</w:t></w:r></w:p>" + NONSENSE
    )

    assert rows_of(raw_file(tmp_path, body))


def test_a_number_that_counts_beyond_all_reason_is_cut(tmp_path: Path) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="99999"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>'

    assert rows_of(raw_file(tmp_path, body, numbering=numbering))


def test_a_part_named_and_not_there_is_told(tmp_path: Path) -> None:
    path = raw_file(tmp_path, "<w:p/>")
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "word/styles.xml"}

    assert "这不是完好的 Word 文件" in told(write_parts(path, parts))


def test_a_long_report_takes_time_that_grows_with_its_length(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        body = "<w:p><w:r><w:t>一、工作</w:t></w:r></w:p>" + "<w:p><w:r><w:t>1.全年正文。</w:t></w:r></w:p>" * count
        path = raw_file(tmp_path, body)
        begun = time.process_time()
        rows_of(path)
        return time.process_time() - begun

    seconds(10)
    short, long = seconds(500), seconds(4000)

    assert long < 8 * short * 4
