"""Templates in the manner of docxtpl's own examples, made anew: as layouts made in Word they fill, loop and branch.

What docxtpl fills with Python objects (RichText, InlineImage, Subdoc, DVM) no record can give; the tags `{{r …}}` and
`{{p …}}` that are made for them are refused, in `test_word_template.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from word_sketch import Sketch, assert_sound, opened, texts

QUESTIONS = """
- {键: 标题, 名称: 标题, 类型: 短文本}
- {键: 在城, 名称: 住在城里, 类型: 是否, 必填: 否}
- {键: 总计, 名称: 总计, 类型: 短文本, 必填: 否}
- 键: 菜
  名称: 菜
  类型: 列表
  必填: 否
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - {键: 用料, 名称: 用料, 类型: 列表, 每项: 短文本, 必填: 否}
- 键: 作者
  名称: 作者
  类型: 列表
  必填: 否
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - 键: 书
      名称: 书
      类型: 列表
      必填: 否
      问题:
        - {键: 书名, 名称: 书名, 类型: 短文本}
        - {键: 册, 名称: 册数, 类型: 整数, 必填: 否}
- 键: 警示
  名称: 警示
  类型: 列表
  必填: 否
  问题:
    - {键: 日期, 名称: 日期, 类型: 日期}
    - {键: 说明, 名称: 说明, 类型: 短文本}
    - {键: 级别, 名称: 级别, 类型: 单选, 选项: [严重, 一般]}
    - {键: 底色, 名称: 底色, 类型: 短文本, 必填: 否}
"""
RECORD = """标题: 清单
在城: 是
总计: "100,000"
菜:
  - {名称: 饼, 用料: [面, 茄, 酪]}
  - {名称: 派, 用料: [面, 果]}
作者:
  - {名称: 甲, 书: [{书名: 上, 册: 1}, {书名: 下, 册: 2}]}
  - {名称: 乙, 书: [{书名: 全, 册: 3}]}
警示:
  - {日期: 2024-03-10, 说明: 第一件, 级别: 严重, 底色: FF0000}
  - {日期: 2024-03-11, 说明: 第二件, 级别: 一般, 底色: FFDD00}
"""


@pytest.fixture
def form(tmp_path: Path) -> Sketch:
    return Sketch(tmp_path, QUESTIONS).lines("{{ 标题 }}")


def made(form: Sketch, folder: Path) -> list[str]:
    """Return the words behind the title, of a document that is sound."""
    draft = form.draft(RECORD)
    assert_sound(draft, folder)
    return texts(draft)[1:]


def values(form: Sketch, tag: str, attribute: str = "w:val") -> list[str | None]:
    """Return an attribute of each element of a kind in the tables of the filled document."""
    return [one.get(qn(attribute)) for one in opened(form.draft(RECORD)).element.body.iter(qn(tag))]


def test_nested_for_in_paragraphs_and_inside_one(form: Sketch, tmp_path: Path) -> None:
    form.lines("{%p for 道 in 菜 %}", "{{ 道.名称 }}", "{%p for 料 in 道.用料 %}", "－{{ 料 }}", "{%p endfor %}")
    form.lines("{%p endfor %}")
    form.lines("{% for 人 in 作者 %}{{ 人.名称 }}：{% for 本 in 人.书 %}《{{ 本.书名 }}》{% endfor %}；{% endfor %}")

    assert made(form, tmp_path) == [
        "饼",
        "－面",
        "－茄",
        "－酪",
        "派",
        "－面",
        "－果",
        "甲：《上》《下》；乙：《全》；",
    ]


def test_nested_for_in_rows(form: Sketch, tmp_path: Path) -> None:
    form.table(
        ("作者", "书名", "册"),
        ("{%tr for 人 in 作者 %}", "", ""),
        ("{%tr for 本 in 人.书 %}", "", ""),
        ("{{ 人.名称 }}", "{{ 本.书名 }}", "{{ 本.册 }}"),
        ("{%tr endfor %}", "", ""),
        ("小计", "{{ 人.书|length }}种", ""),
        ("{%tr endfor %}", "", ""),
        ("合计", "{{ 总计 }}", ""),
    )

    assert made(form, tmp_path) == [
        "作者 | 书名 | 册",
        *("甲 | 上 | 1", "甲 | 下 | 2", "小计 | 2种 | "),
        *("乙 | 全 | 3", "小计 | 1种 | "),
        "合计 | 100,000 | ",
    ]


def test_vertical_merge_nested_begins_anew_in_each_group(form: Sketch, tmp_path: Path) -> None:
    form.table(
        ("{%tr for 人 in 作者 %}", ""),
        ("{%tr for 本 in 人.书 %}", ""),
        ("{% vm %}{{ 人.名称 }}", "{{ 本.书名 }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )

    made(form, tmp_path)
    assert values(form, "w:vMerge") == ["restart", "continue", "restart"]


def test_horizontal_merge_of_the_cells_of_a_loop(form: Sketch, tmp_path: Path) -> None:
    form.table(("{%tc for 道 in 菜 %}", "{% hm %}各道菜", "{%tc endfor %}"), ("甲", "乙", ""))

    assert made(form, tmp_path)[0].split(" | ")[0] == "各道菜"
    assert values(form, "w:gridSpan")[0] == "2"


def test_cellbg_by_row_from_the_record_and_by_branch(form: Sketch, tmp_path: Path) -> None:
    shade = "{% cellbg 件.底色 %}"
    form.table(
        ("{%tr for 件 in 警示 %}", "", ""),
        (
            "{{ 件.日期 }}",
            f"{shade}{{{{ 件.说明 }}}}",
            "{% if 件.级别 == '严重' %}立即办理{% else %}按期办理{% endif %}",
        ),
        ("{%tr endfor %}", "", ""),
    )

    assert made(form, tmp_path) == ["2024年3月10日 | 第一件 | 立即办理", "2024年3月11日 | 第二件 | 按期办理"]
    assert values(form, "w:shd", "w:fill") == ["FF0000", "FFDD00"]


def test_rows_by_branch_with_other_rows_around(form: Sketch, tmp_path: Path) -> None:
    form.table(
        ("{%tr for 件 in 警示 %}", ""),
        ("{%tr if 件.级别 == '严重' %}", ""),
        ("严重", "{{ 件.说明 }}"),
        ("{%tr else %}", ""),
        ("其他", "{{ 件.说明 }}"),
        ("{%tr endif %}", ""),
        ("{%tr endfor %}", ""),
    )

    assert made(form, tmp_path) == ["严重 | 第一件", "其他 | 第二件"]


def test_less_cells_after_a_loop_of_columns(form: Sketch, tmp_path: Path) -> None:
    form.table(("{%tc for 道 in 菜 %}", "{{ 道.名称 }}", "{%tc endfor %}", "完"), ("一行", "", "", ""))

    assert made(form, tmp_path)[0] == "饼 | 派 | 完"


def test_merge_paragraph_joins_lines_by_branch(form: Sketch, tmp_path: Path) -> None:
    form.lines("我住在", "{%- if 在城 -%}", "城里", "{%- else -%}", "乡下", "{%- endif -%}", "，不搬。")

    assert made(form, tmp_path) == ["我住在城里，不搬。"]


@pytest.mark.parametrize("line", ["我住在{%- if 在城 %}城里{% endif %}", "{% if 在城 -%}城里{% endif %}"])
def test_text_beside_such_a_tag_would_be_lost_and_is_refused(form: Sketch, line: str) -> None:
    assert "同一段里的字会丢掉" in form.lines("前一段。", line, "后一段。").fault(RECORD)


def test_the_footer_is_filled_too(form: Sketch, tmp_path: Path) -> None:
    section = form.document.sections[0]
    section.footer.paragraphs[0].text = "{{ 机关.名称 }}{% if 在城 %}（城）{% endif %}"
    form.lines("正文。")

    assert made(form, tmp_path) == ["正文。"]
    assert opened(form.draft(RECORD)).sections[0].footer.paragraphs[0].text == "示例局（城）"


def test_spaces_around_values_are_kept(form: Sketch, tmp_path: Path) -> None:
    form.lines("甲  {{ 标题 }}  {% if 在城 %}  城  {% endif %}乙")

    assert made(form, tmp_path) == ["甲  清单    城  乙"]


def test_a_text_box_is_filled(form: Sketch, tmp_path: Path) -> None:
    box = (
        f"<w:p {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:pict>"
        "<v:rect style='width:90pt;height:30pt'>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>框{{ 总计 }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect>"
        "</w:pict></w:r></w:p>"
    )
    form.lines("前").document.element.body.insert(2, parse_xml(box))

    made(form, tmp_path)
    assert "框100,000" in "".join(opened(form.draft(RECORD)).element.body.itertext())
