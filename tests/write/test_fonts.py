"""Fonts that a Word file names: which a machine lacks, and those of Windows in their place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from builders import record_text

from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import parse_mapping
from drafter.write.fonts import (
    WINDOWS_FONTS,
    lacking_fonts,
    lacking_fonts_line,
    named_fonts,
    with_windows_fonts,
)
from drafter.write.installed_fonts import font_key
from drafter.write.package import zip_bytes

PRACTICE = ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体")
WINDOWS = ("仿宋", "华文中宋", "黑体", "楷体", "宋体")


@pytest.fixture(scope="module")
def word() -> bytes:
    record = parse_mapping(record_text(), "记录.yaml")
    return make_draft(record, open_layout(record, [builtin_templates()])).data


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def file_of(parts: Mapping[str, str]) -> bytes:
    return zip_bytes((name, text.encode()) for name, text in parts.items())


def keys(*names: str) -> frozenset[str]:
    return frozenset(map(font_key, names))


def test_the_fonts_of_a_draft_are_those_of_practice(word: bytes) -> None:
    assert set(named_fonts(word)) == set(PRACTICE)


def test_fonts_of_charts_count_and_those_of_the_theme_do_not() -> None:
    word = file_of(
        {
            "word/charts/chart1.xml": '<a:ea typeface="楷体"/><a:ea typeface="+mn-ea"/><a:latin typeface="Arial"/>',
            "word/styles.xml": '<w:rFonts w:ascii="Arial" w:eastAsia="仿宋"/><w:lang w:eastAsia="zh-CN"/>',
            "word/theme/theme1.xml": '<a:ea typeface="黑体"/>',
        }
    )
    assert named_fonts(word) == ("楷体", "仿宋")


def test_a_font_is_there_under_any_of_its_names() -> None:
    assert lacking_fonts(PRACTICE, keys("FangSong_GB2312", "SimHei", "宋体")) == ("方正小标宋简体", "楷体_GB2312")


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Play a machine that has some fonts only."""

    def play(*names: str) -> None:
        monkeypatch.setattr("drafter.write.fonts.installed_families", lambda: keys(*names))

    return play


def test_one_line_says_what_is_lacking_what_happens_and_how_to_mend_it(only: Callable[..., None]) -> None:
    only("黑体", "宋体", "仿宋_GB2312", "楷体_GB2312")
    assert lacking_fonts_line(PRACTICE) == (
        "这台电脑没有文中用的字体：方正小标宋简体。打开、打印时会用别的字体代替，样子和规定不符；"
        "请装上这些字体，或者用 drafter render 加 --fonts windows 生成，改用 Windows 常有的字体"
    )
    only(*PRACTICE)
    assert lacking_fonts_line(PRACTICE) == ""


def test_who_has_the_fonts_of_windows_is_not_sent_there_again(only: Callable[..., None]) -> None:
    only("仿宋", "楷体", "宋体", "华文中宋")
    line = lacking_fonts_line(WINDOWS)

    assert line.startswith("这台电脑没有文中用的字体：黑体。")
    assert "--fonts" not in line


def test_no_font_that_windows_lacks_is_left(word: bytes) -> None:
    changed = with_windows_fonts(word)

    assert set(named_fonts(changed)) == set(WINDOWS)
    named = "".join(content.decode() for name, content in parts_of(changed).items() if name.endswith(".xml"))
    assert not [font for font in WINDOWS_FONTS if font in named]


def test_all_else_of_the_file_stays_and_the_same_file_gives_the_same_bytes(word: bytes) -> None:
    changed = with_windows_fonts(word)
    before, after = parts_of(word), parts_of(changed)

    assert changed == with_windows_fonts(word)
    assert list(before) == list(after)
    assert before["word/document.xml"] == after["word/document.xml"]
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(io.BytesIO(changed)) as new:
        assert {entry.date_time for entry in old.infolist()} == {entry.date_time for entry in new.infolist()}


def test_words_of_the_text_are_no_names_of_fonts() -> None:
    text = '<w:t>w:rFonts w:eastAsia="仿宋_GB2312"</w:t>'
    word = file_of({"word/document.xml": f'<w:rFonts w:eastAsia="仿宋_GB2312"/>{text}'})

    assert parts_of(with_windows_fonts(word))["word/document.xml"].decode() == f'<w:rFonts w:eastAsia="仿宋"/>{text}'


def test_the_table_of_fonts_says_what_comes_next_and_names_none_twice() -> None:
    def entry(name: str, other: str) -> str:
        return f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'

    table = entry("方正小标宋简体", "小标宋") + entry("仿宋_GB2312", "仿宋") + entry("仿宋", "x") + entry("黑体", "y")
    changed = parts_of(with_windows_fonts(file_of({"word/fontTable.xml": table})))["word/fontTable.xml"].decode()

    assert changed == entry("华文中宋", "STZhongsong,宋体") + entry("仿宋", "x") + entry("黑体", "y")
