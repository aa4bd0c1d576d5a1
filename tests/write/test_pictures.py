"""Pictures beside a record: which are taken, how they stand on the page, and what is said of the others."""

from __future__ import annotations

import base64
import io
import re
import struct
import tempfile
import zlib
from pathlib import Path

import docx
import pytest
from builders import layout_with, mapping, message_of, small_record_text
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from drafter.draft import make_draft, open_layout
from drafter.errors import Place, RecordError
from drafter.record.parse import load_mapping
from drafter.render.blocks import Picture, Piece
from drafter.write import standard
from drafter.write.chart_look import TALLEST_LINES
from drafter.write.docx import docx_bytes
from drafter.write.forms import Form
from drafter.write.html import html_bytes
from drafter.write.markdown import markdown_bytes
from drafter.write.opened_frame import load_frame
from drafter.write.pictures import with_pictures
from drafter.write.plain import plain_lines
from drafter.write.text import text_lines
from write.specimen import FRAME, PROPERTIES, chart, paragraph, pieces

EMU_PER_MM = 36000
TEXT_EMU = standard.TEXT_WIDTH_MM.value * EMU_PER_MM


def png(width: int = 300, height: int = 200, per_metre: int = 3780) -> bytes:
    """A grey picture; 3780 points a metre are 96 an inch."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height) if width * height < 10**6 else zlib.compress(b"")
    size = struct.pack(">IIB", per_metre, per_metre, 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"pHYs", size)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def jpeg(width: int = 600, height: int = 400, dpi: int = 300) -> bytes:
    """The outside of a JPEG picture."""
    application = struct.pack(">HH5sHBHHBB", 0xFFE0, 16, b"JFIF\0", 0x0101, 1, dpi, dpi, 0, 0)
    frame = struct.pack(">HHBHHB3B", 0xFFC0, 11, 8, height, width, 1, 1, 0x11, 0)
    return b"\xff\xd8" + application + frame + struct.pack(">HHB", 0xFFDA, 3, 0) + b"\xff\xd9"


def picture(name: str = "照片.png", caption: str = "走访企业") -> Picture:
    return Picture(Piece(name, "照片.文件", Place("记录.yaml", 7, "照片")), pieces(caption))


def found(data: bytes, folder: Path, name: str = "照片.png") -> Picture:
    (folder / name).write_bytes(data)
    (made,) = with_pictures([picture(name)], folder)
    assert isinstance(made, Picture)
    return made


def fault(name: str, folder: Path) -> str:
    with pytest.raises(RecordError) as error:
        with_pictures([picture(name)], folder)
    return message_of(error, folder)


def extent(made: Picture) -> tuple[int, int]:
    document = docx.Document(io.BytesIO(docx_bytes([made], load_frame(FRAME), PROPERTIES)))
    (size,) = document.element.iter(qn("wp:extent"))
    return int(size.get("cx")), int(size.get("cy"))


@pytest.mark.parametrize(
    ("data", "width_mm", "height_mm"),
    [
        pytest.param(png(300, 200), 79.4, 52.9, id="a small one as it is"),
        pytest.param(png(3000, 600), 156, 31.2, id="a wide one as wide as the text"),
        pytest.param(jpeg(600, 400, 300), 50.8, 33.9, id="one that says how dense it is"),
        pytest.param(jpeg(600, 400, 1), 156, 104, id="one that does not"),
        pytest.param(png(100, 4000), 2.5, 99.3, id="a tall one within ten lines"),
    ],
)
def test_a_picture_fits_the_text_and_keeps_its_shape(
    data: bytes, width_mm: float, height_mm: float, tmp_path: Path
) -> None:
    width, height = (emu / EMU_PER_MM for emu in extent(found(data, tmp_path)))
    tallest = TALLEST_LINES * standard.LINE_TWIPS.value / 1440 * 25.4

    assert width <= standard.TEXT_WIDTH_MM.value + 0.1
    assert height < tallest
    scale = min(1, (tallest - 2.82) / height_mm)
    assert (width, height) == pytest.approx((width_mm * scale, height_mm * scale), rel=0.02)


def test_pictures_and_charts_are_valid_and_the_same_each_time(tmp_path: Path) -> None:
    blocks = [
        found(png(), tmp_path),
        paragraph("文"),
        chart(),
        found(jpeg(), tmp_path, "乙.jpg"),
        found(png(), tmp_path),
    ]
    frame = load_frame(FRAME)
    data = docx_bytes(blocks, frame, PROPERTIES)
    path = tmp_path / "pictures.docx"
    path.write_bytes(data)
    document = docx.Document(str(path))
    drawings = list(document.element.iter(qn("wp:docPr")))
    parts = [document.part.related_parts[blip.get(qn("r:embed"))] for blip in document.element.iter(qn("a:blip"))]

    assert OpenXmlValidator().validate(path).errors == []
    assert docx_bytes(blocks, frame, PROPERTIES) == data
    assert len({drawing.get("id") for drawing in drawings}) == len(drawings) == 4
    assert drawings[0].get("descr") == "走访企业"
    assert [(part.content_type, part.blob) for part in parts] == [
        ("image/png", png()),
        ("image/jpeg", jpeg()),
        ("image/png", png()),
    ]


def test_a_page_holds_the_picture_itself_and_says_what_it_is(tmp_path: Path) -> None:
    page = html_bytes(
        [found(png(), tmp_path), found(png(), tmp_path)._replace(caption=pieces("<甲>"))], PROPERTIES
    ).decode()
    sources = re.findall('<img src="data:image/png;base64,([^"]+)" alt="([^"]+)"', page)

    assert [(base64.b64decode(data), words) for data, words in sources] == [(png(), "走访企业"), (png(), "&lt;甲&gt;")]
    assert "<figcaption>走访企业</figcaption>" in page


def test_where_no_picture_can_stand_its_caption_says_that_there_is_one(tmp_path: Path) -> None:
    made = found(png(), tmp_path)

    assert text_lines([made]) == ["〔图：走访企业〕"]
    assert plain_lines([made], 40)[0].strip() == "〔图：走访企业〕"
    assert markdown_bytes([made]).decode() == "〔图：走访企业〕\n"


@pytest.mark.parametrize(
    "name", ["../外.png", "下/../../外.png", "/etc/外.png", "..\\外.png", "C:\\外.png", "C:外.png", "链.png"]
)
def test_a_picture_outside_of_the_records_folder_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "记录"
    folder.mkdir()
    (tmp_path / "外.png").write_bytes(png())
    (folder / "链.png").symlink_to(tmp_path / "外.png")

    assert f"图片“{name}”不在记录所在的文件夹里" in fault(name, folder)


def test_a_picture_in_a_folder_below_is_found_by_either_slash(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片" / "甲.png").write_bytes(png())

    for name in ("照片/甲.png", "照片\\甲.png"):
        (made,) = with_pictures([picture(name)], tmp_path)
        assert isinstance(made, Picture)
        assert made.content is not None


def test_a_fault_names_the_picture_the_line_and_what_to_do(tmp_path: Path) -> None:
    assert fault("没有.png", tmp_path).splitlines() == [
        "错误：图片“没有.png”找不到",
        "  位置：记录.yaml:7  照片.文件",
        f"  怎么改：检查文件名和扩展名；图片要放在 {tmp_path} 里",
    ]


GIF = b"GIF89a" + struct.pack("<HH", 3, 3) + b"\0" * 20


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GIF, "不是 PNG 或 JPEG 图片"),
        (b"", "不是完好的 PNG 或 JPEG 图片"),
        (b"<svg/>", "不是完好的 PNG 或 JPEG 图片"),
        (png()[:20], "不是完好的 PNG 或 JPEG 图片"),
        (jpeg()[:24], "不是完好的 PNG 或 JPEG 图片"),
        (png(0, 5), "不是完好的 PNG 或 JPEG 图片"),
        (png(60000, 60000), "有 60000×60000 个像素，太大"),
        (png() + b"\0" * 10_000_000, "有 10.0 MB，太大"),
    ],
)
def test_a_file_that_is_no_picture_for_a_document_is_told(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "照片.png").write_bytes(data)

    assert f"图片“照片.png”{told}" in fault("照片.png", tmp_path)


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()

    assert "找不到" in fault("照片", tmp_path)


@given(st.sampled_from([png(4, 4), jpeg(4, 4)]), st.data())
def test_a_broken_picture_is_told_whatever_is_broken(good: bytes, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(good) - 1))
    data = good[:start] + draw.draw(st.binary(max_size=12)) + good[start + draw.draw(st.integers(0, 12)) :]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "照片.png").write_bytes(data)
        try:
            (made,) = with_pictures([picture()], Path(folder))
        except RecordError:
            return
        assert isinstance(made, Picture)
        assert min(extent(made)) > 0


QUESTIONS = """\
- 键: 照片
  名称: 照片
  类型: 列表
  问题:
    - {键: 文件, 名称: 图片文件, 类型: 短文本}
    - {键: 说明, 名称: 图片说明, 类型: 短文本}
"""
TEMPLATE = """\
# 报告

{% for 项 in 照片 %}
:::图片 {{ 项.文件 }}
{{ 项.说明 }}
:::

{% endfor %}
文
"""


def test_a_record_brings_its_pictures_into_every_form(tmp_path: Path) -> None:
    layout_with(tmp_path, QUESTIONS, TEMPLATE)
    path = tmp_path / "记录.yaml"
    path.write_text(small_record_text() + "照片: [{文件: 甲.png, 说明: 走访企业}]\n", "utf-8")
    (tmp_path / "甲.png").write_bytes(png())
    record = load_mapping(path)
    draft = make_draft(record, open_layout(record, [tmp_path]))

    assert len(list(docx.Document(io.BytesIO(draft.data)).element.iter(qn("a:blip")))) == 1
    assert b"data:image/png;base64," in draft.file(Form.HTML)
    assert "〔图：走访企业〕" in draft.file(Form.TXT).decode("utf-8-sig")


def test_a_picture_still_to_come_is_missing_content(tmp_path: Path) -> None:
    layout_with(tmp_path, QUESTIONS, TEMPLATE)
    record = mapping(small_record_text() + "照片: [{说明: 走访企业}]\n")
    draft = make_draft(record, open_layout(record, [tmp_path]))

    assert [content.place.key for content in draft.report.missing] == ["照片[1].文件"]
    assert "【待补充" in draft.file(Form.TXT).decode("utf-8-sig")
