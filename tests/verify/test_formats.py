"""What a paragraph really looks like, wherever that is said: defaults, styles, themes, lists, the paragraph itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.verify.document import Document, Paragraph, document_from
from drafter.verify.formats import RunFormat
from drafter.verify.package import load_word_file
from verify.word_files import raw_file

THEME = (
    "<a:fontScheme><a:majorFont><a:latin typeface='Cambria'/><a:ea typeface=''/>"
    "<a:font script='Hans' typeface='黑体'/><a:font script='Jpan' typeface='Mincho'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface='仿宋'/></a:minorFont></a:fontScheme>"
)


def document(folder: Path, body: str, **parts: str) -> Document:
    return document_from(load_word_file(raw_file(folder, body, **parts)))


def only(folder: Path, body: str, **parts: str) -> Paragraph:
    (paragraph,) = document(folder, body, **parts).paragraphs
    return paragraph


def run_format(folder: Path, styles: str, run: str = "", paragraph: str = "", **parts: str) -> RunFormat:
    body = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>法治</w:t></w:r></w:p>"
    return only(folder, body, styles=styles, **parts).stretches[0].format


def style(identity: str, run: str = "", paragraph: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    default = ' w:default="1"' if identity == "Normal" else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identity}"><w:name w:val="{identity}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def named(identity: str) -> str:
    return f'<w:pStyle w:val="{identity}"/>'


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Arial"/><w:sz w:val="21"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="278"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
CHAIN = (
    DEFAULTS
    + style("Normal", '<w:sz w:val="28"/>', '<w:ind w:firstLineChars="200" w:firstLine="560"/>')
    + style("甲", '<w:rFonts w:eastAsia="仿宋"/>', '<w:jc w:val="both"/>', based_on="Normal")
    + style("乙", '<w:b/><w:color w:val="ff0000"/>', '<w:ind w:firstLineChars="0"/>', based_on="甲")
    + style("着重", "<w:b/>", kind="character")
)


def test_without_anything_word_takes_10_points(tmp_path: Path) -> None:
    found = run_format(tmp_path, "")

    assert (found.size_pt, found.east_asia, found.bold, found.colour) == (10, "", False, "000000")


def test_defaults_hold_where_no_style_says_otherwise(tmp_path: Path) -> None:
    found = run_format(tmp_path, DEFAULTS)

    assert (found.east_asia, found.ascii, found.size_pt) == ("宋体", "Arial", 10.5)


def test_a_paragraph_without_a_style_has_the_default_one(tmp_path: Path) -> None:
    assert run_format(tmp_path, CHAIN).size_pt == 14


def test_what_no_style_of_a_chain_says_comes_from_below(tmp_path: Path) -> None:
    found = run_format(tmp_path, CHAIN, paragraph=named("乙"))

    assert (found.east_asia, found.ascii, found.size_pt) == ("仿宋", "Arial", 14)
    assert (found.bold, found.colour) == (True, "FF0000")


def test_what_characters_say_for_themselves_wins(tmp_path: Path) -> None:
    own = '<w:rFonts w:eastAsia="楷体" w:hint="eastAsia"/><w:b w:val="0"/><w:sz w:val="32"/><w:color w:val="auto"/>'
    found = run_format(tmp_path, CHAIN, own, named("乙"))

    assert (found.east_asia, found.size_pt, found.bold, found.colour) == ("楷体", 16, False, "000000")
    assert found.hint == "eastAsia"


def test_bold_in_paragraph_and_character_style_cancel_out(tmp_path: Path) -> None:
    character = '<w:rStyle w:val="着重"/>'

    assert run_format(tmp_path, CHAIN, character).bold
    assert not run_format(tmp_path, CHAIN, character, named("乙")).bold


@pytest.mark.parametrize(
    ("theme_name", "language", "font"),
    [
        ("minorEastAsia", "zh-CN", "仿宋"),
        ("majorEastAsia", "zh-CN", "黑体"),
        ("majorEastAsia", "ja-JP", "Mincho"),
        ("majorEastAsia", "ko-KR", ""),
    ],
)
def test_a_themes_font_is_found_by_the_documents_language(
    tmp_path: Path, theme_name: str, language: str, font: str
) -> None:
    found = run_format(
        tmp_path,
        DEFAULTS,
        f'<w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="{theme_name}"/>',
        settings=f'<w:themeFontLang w:eastAsia="{language}"/>',
        theme=THEME,
    )

    assert found.east_asia == font


def test_a_font_named_above_wins_over_a_theme_below(tmp_path: Path) -> None:
    styles = style("Normal", '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>')
    found = run_format(tmp_path, styles, '<w:rFonts w:eastAsia="楷体"/>', theme=THEME)

    assert (found.east_asia, found.ascii) == ("楷体", "Calibri")


def test_styles_based_on_each_other_end(tmp_path: Path) -> None:
    styles = style("甲", '<w:sz w:val="32"/>', based_on="乙") + style("乙", '<w:sz w:val="20"/>', based_on="甲")

    assert run_format(tmp_path, styles, paragraph=named("甲")).size_pt == 16


def test_a_style_that_does_not_exist_is_the_default_one(tmp_path: Path) -> None:
    assert run_format(tmp_path, CHAIN, paragraph=named("无此样式")).size_pt == 14


@pytest.mark.parametrize(
    ("own", "characters"),
    [
        ("", 2),
        ('<w:ind w:firstLine="640"/>', 2),
        ('<w:ind w:firstLineChars="0" w:firstLine="280"/>', 1),
        ('<w:ind w:firstLineChars="300"/>', 3),
        ('<w:ind w:hangingChars="100"/>', -1),
        ('<w:ind w:firstLineChars="0" w:hanging="560"/>', -2),
    ],
)
def test_counts_of_characters_win_over_lengths_also_from_a_style(tmp_path: Path, own: str, characters: float) -> None:
    paragraph = only(tmp_path, f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>法治</w:t></w:r></w:p>", styles=CHAIN)

    assert paragraph.format.indent_characters("firstLine", paragraph.character_twips) == characters


def test_spacing_of_the_defaults_reaches_paragraphs(tmp_path: Path) -> None:
    found = only(tmp_path, "<w:p><w:r><w:t>法治</w:t></w:r></w:p>", styles=CHAIN).format

    assert found.gap_twips("after", 579) == 160
    assert found.line == (278, "auto")


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    f'<w:pPr><w:ind w:left="{(level + 1) * 320}"/></w:pPr></w:lvl>'
    for level, (form, text) in enumerate(
        [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("bullet", "•")]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(level: int, text: str, number: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_words_own_numbers_are_read(tmp_path: Path) -> None:
    body = (
        numbered(0, "举措")
        + numbered(1, "制度")
        + numbered(1, "执法")
        + numbered(2, "检查")
        + numbered(0, "不足")
        + numbered(1, "编制")
        + numbered(3, "要点")
        + numbered(0, "另起", number=2)
        + numbered(0, "以后")
    )
    texts = [one.text for one in document(tmp_path, body, numbering=NUMBERING).paragraphs]

    assert texts == [
        *("一、举措", "（一）制度", "（二）执法", "1.检查", "二、不足", "（一）编制", "要点", "五、另起", "三、以后")
    ]


def test_a_paragraph_in_a_list_stands_where_the_list_says(tmp_path: Path) -> None:
    first, second = document(tmp_path, numbered(0, "甲") + numbered(1, "乙"), numbering=NUMBERING).paragraphs

    assert first.format.number("ind.left") == 320
    assert second.format.number("ind.left") == 640


def test_a_list_named_by_a_style_stands_below_the_style(tmp_path: Path) -> None:
    in_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("标题1", paragraph=in_list + '<w:ind w:left="100"/>')
    body = f"<w:p><w:pPr>{named('标题1')}</w:pPr><w:r><w:t>举措</w:t></w:r></w:p>"
    paragraph = only(tmp_path, body, styles=styles, numbering=NUMBERING)

    assert paragraph.text == "一、举措"
    assert paragraph.format.number("ind.left") == 100


def test_deleted_hidden_and_boxed_text_is_not_measured(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:t>乙</w:t></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r>"
        "<w:r><w:txbxContent><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    )

    assert only(tmp_path, body).text == "甲丙"


def test_pages_begin_where_a_break_or_a_section_says(tmp_path: Path) -> None:
    def text(words: str, properties: str = "", before: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{before}<w:t>{words}</w:t></w:r></w:p>"

    new_page = '<w:br w:type="page"/>'
    body = (
        text("甲")
        + text("乙", before=new_page)
        + f"<w:p><w:r>{new_page}</w:r></w:p>"
        + text("丙")
        + text("丁", "<w:pageBreakBefore/>")
        + text("戊", "<w:sectPr/>")
        + text("己", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
        + text("庚")
        + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    )
    begins = {one.text: one.new_page for one in document(tmp_path, body).paragraphs}

    assert begins == {"甲": False, "乙": True, "丙": True, "丁": True, "戊": False, "己": False, "庚": False}
