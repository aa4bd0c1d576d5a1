"""The catalogue that drafter brings, what an office adds to one, and who usually has a figure."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import FIGURES, message_of

from drafter.errors import DrafterError
from drafter.figures.catalogue import Catalogue, catalogue_from
from drafter.figures.stock import stock_catalogue
from drafter.layout.load import builtin_templates, load_catalogue
from drafter.record.parse import load_mapping, parse_mapping

STOCK = builtin_templates() / "figures.yaml"
AGENCIES = ("党委和政府联合", "区县政府", "政府部门", "乡镇街道")
OWN = """\
组:
  - 键: 复议
    指标:
      - {键: 受理, 名称: 立案, 单位: 宗, 口径: 本地另计}
      - {键: 听证率, 名称: 听证率, 单位: "%", 类型: 比率, 计算: 纠错 / 受理, 口径: 甲}
  - 键: 业务
    名称: 部门业务
    指标:
      - {键: 低保, 名称: 低保标准, 单位: 元, 口径: 每月}
"""


@pytest.fixture(scope="module")
def stock() -> Catalogue:
    return stock_catalogue(STOCK.read_text("utf-8"), str(STOCK))


def added(text: str) -> Catalogue:
    return catalogue_from(parse_mapping(text, "own.yaml"), catalogue_from(parse_mapping(FIGURES, "figures.yaml")))


def test_read_group_by_group_the_catalogue_is_the_one_read_at_once(stock: Catalogue) -> None:
    whole = catalogue_from(load_mapping(STOCK))

    assert stock.agencies == whole.agencies == AGENCIES
    assert list(stock.groups) == list(whole.groups)
    assert len(stock.groups) == len(whole.groups)
    for key, group in whole.groups.items():
        read = stock.groups[key]
        assert read.label == group.label
        assert list(read.figures) == list(group.figures)
        for figure, other in zip(read.figures.values(), group.figures.values(), strict=True):
            assert figure._replace(place=other.place) == other
            assert (figure.place.file, figure.place.line) == (other.place.file, other.place.line)


def test_the_catalogue_has_every_group_of_figures_that_reports_have(stock: Catalogue) -> None:
    figures = [figure for group in stock.groups.values() for figure in group.figures.values()]

    assert len([group for group in stock.groups.values() if group.figures]) >= 18
    assert len(figures) >= 150
    assert "部门业务" in stock.groups
    assert [figure.key for figure in figures if figure.meaning == figure.label] == []
    assert [figure.key for figure in figures if (figure.kind.value == "比率") != (figure.unit == "%")] == []


def test_a_figure_is_usual_for_some_agencies_from_some_year_on(stock: Catalogue) -> None:
    reviews, emergencies = stock.groups["行政复议"], stock.groups["突发事件"]
    ruled = {year: {figure.key for figure in reviews.usual("区县政府", year)} for year in (2023, 2024)}

    assert ruled[2024] - ruled[2023] == {"确认无效"}
    assert emergencies.usual("乡镇街道", 2020) == []
    assert len(emergencies.usual("乡镇街道", 2021)) == len(emergencies.figures)
    assert stock.groups["立法"].usual("政府部门", 2024) == []
    assert stock.groups.get("没有") is None


def test_an_office_adds_figures_to_a_group_and_replaces_one_of_them() -> None:
    catalogue = added(OWN)
    group = catalogue.groups["复议"]

    assert (list(catalogue.groups), len(catalogue.groups)) == (["复议", "应诉", "业务"], 3)
    assert (group.label, list(group.figures)) == ("行政复议", ["受理", "纠错", "纠错率", "满意率", "罚款", "听证率"])
    assert (group.figures["受理"].label, group.figures["受理"].unit) == ("立案", "宗")
    assert catalogue.groups["业务"].figures["低保"].label == "低保标准"
    assert "没有" not in catalogue.groups


def test_an_office_may_call_a_group_by_another_name() -> None:
    assert added("组: [{键: 复议, 名称: 复议案件}]").groups["复议"].label == "复议案件"


def test_a_new_group_of_an_office_needs_a_name() -> None:
    with pytest.raises(DrafterError) as error:
        added("组: [{键: 业务}]")

    assert message_of(error) == "错误：缺少“名称”\n  位置：own.yaml:1  组[1]\n  怎么改：补上 名称: …"


@pytest.mark.parametrize(
    "fields", ["适用: [区县], 指标: []", "指标: [{键: 甲, 名称: 甲, 单位: 件, 口径: 甲, 适用: [区县]}]"]
)
def test_an_unknown_type_of_agency_is_told_with_its_nearest_name(fields: str) -> None:
    with pytest.raises(DrafterError) as error:
        added(f"机关类型: [区县政府, 开发区]\n组: [{{键: 业务, 名称: 业务, {fields}}}]")

    assert (error.value.what, error.value.fix) == ("“机关类型”里没有“区县”", "是不是“区县政府”")


def test_figures_of_a_group_are_for_whom_the_group_is_unless_they_say_otherwise() -> None:
    text = """\
机关类型: [甲, 乙]
组:
  - 键: 业务
    名称: 业务
    适用: [甲]
    自: 2021
    指标:
      - {键: 一, 名称: 一, 单位: 件, 口径: 一}
      - {键: 二, 名称: 二, 单位: 件, 口径: 二, 适用: [甲, 乙], 自: 2023}
"""
    group = added(text).groups["业务"]

    assert [(one.agencies, one.since) for one in group.figures.values()] == [(("甲",), 2021), (("甲", "乙"), 2023)]
    assert [one.key for one in group.usual("乙", 2024)] == ["二"]
    assert [one.key for one in group.usual("甲", 2022)] == ["一"]


def test_each_directory_adds_to_those_behind_it(tmp_path: Path, stock: Catalogue) -> None:
    first, second = tmp_path / "甲", tmp_path / "乙"
    for folder, label in ((first, "甲的"), (second, "乙的")):
        folder.mkdir()
        text = f"组:\n  - 键: 行政复议\n    指标:\n      - {{键: 受理, 名称: {label}, 单位: 件, 口径: 本地另计}}\n"
        (folder / "figures.yaml").write_text(text, "utf-8")
    reviews = load_catalogue([first, second, builtin_templates()]).groups["行政复议"]

    assert reviews.figures["受理"].label == "甲的"
    assert list(reviews.figures) == list(stock.groups["行政复议"].figures)
