"""`drafter render --profile`: which copy is made, what it is called, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import record_text, small_record_text, write_layout
from comment_words import Comment, comments_in
from docx_text import docx_text

from drafter.cli.app import run
from drafter.write.installed_fonts import font_key

NAME = "示例区人民政府2020年法治政府建设年度报告"
HEAD = {
    "发文": "{发文字号: 示政〔2021〕2号, 签发人: [某甲], 抄送: [某局], 印发机关: 区政府办公室, 印发日期: 2021-02-25}",
    "送审": "{稿次: 2, 日期: 2021-02-20}",
}
WITHHELD = "[{不足: 力量不足, 原因: 人员偏少。}, {不足: 内部问题, 原因: 不便公开。, 公开: 否}]"
IN_ORDER = ("示政〔2021〕2号", "签发人：", "推进各项工作", "抄送：某局。", "2021年2月25日印发")
SLIP = "[{领域: 执法, 举措: [{标题: 检查, 内容: 开展检查XX次。}]}]"
Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def drafter_says(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Run the program in an empty folder; return its exit code and what it wrote on both streams."""
    monkeypatch.chdir(tmp_path)

    def says(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return says


def write(name: str = "记录.yaml", **changes: str | None) -> None:
    Path(name).write_text(record_text(**{**HEAD, **changes}), "utf-8")


def made() -> list[str]:
    return sorted(path.name for path in Path().glob("*年度报告*"))


def slips(comments: Sequence[Comment]) -> list[str]:
    """Return the lines in which the slip is commented on, up to the end of the comment's words."""
    return [f"{one.before}{one.words}" for one in comments if "XX" in one.words]


@pytest.mark.parametrize(
    ("profile", "name"),
    [((), NAME), (("--profile", "公开稿"), NAME), (("--profile", "报送稿"), f"{NAME}（报送稿）")],
    ids=["usual", "usual by name", "another"],
)
def test_the_names_of_files_say_which_copy_but_not_of_the_usual_one(
    drafter_says: Says, profile: tuple[str, ...], name: str
) -> None:
    write()
    code, out, _ = drafter_says("render", "记录.yaml", "--to", "docx", "--to", "txt", *profile)

    assert code == 0
    assert made() == [f"{name}.docx", f"{name}.txt"]
    assert all(f"{name}{suffix}\n" in out for suffix in (".docx", ".txt"))


def test_the_filing_copy_has_head_signers_and_imprint_in_every_form(drafter_says: Says) -> None:
    write()
    forms = ("docx", "txt", "md", "html")
    drafter_says("render", "记录.yaml", "--profile", "报送稿", *(part for form in forms for part in ("--to", form)))
    texts = {form: Path(f"{NAME}（报送稿）.{form}").read_text("utf-8") for form in forms[1:]}

    for text in texts.values():
        places = [text.index(words) for words in IN_ORDER]
        assert places == sorted(places)


@pytest.mark.parametrize(("profile", "held"), [("公开稿", False), ("报送稿", True), ("送审稿", True)])
def test_entries_kept_from_the_public_are_left_out_of_the_public_copy_and_named(
    drafter_says: Says, profile: str, held: bool
) -> None:
    write(存在的不足和原因=WITHHELD)
    _, out, _ = drafter_says("render", "记录.yaml", "--profile", profile, "-o", "a.docx")

    assert ("内部问题" in docx_text(Path("a.docx"))) is held
    assert ("没有写入（公开: 否）：记录.yaml:" in out) is not held


def test_what_the_head_lacks_is_missing_in_the_filing_copy_only(drafter_says: Says) -> None:
    write(发文=None)
    code, public, _ = drafter_says("render", "记录.yaml", "-o", "a.docx")
    _, filing, _ = drafter_says("render", "记录.yaml", "-o", "b.docx", "--profile", "报送稿")

    assert code == 0
    assert "待补充" not in public
    assert "待补充 4 处" in filing
    assert all(wanted in filing for wanted in ("发文字号", "签发人的姓名", "印发机关", "送印的日期"))
    assert drafter_says("render", "记录.yaml", "-o", "c.docx", "--strict")[0] == 0
    assert drafter_says("render", "记录.yaml", "-o", "d.docx", "--strict", "--profile", "报送稿")[0] == 1
    assert not Path("d.docx").exists()


def test_the_review_copy_says_its_version_and_how_many_comments_it_has(drafter_says: Says) -> None:
    write(主要举措和成效=SLIP)
    code, out, _ = drafter_says("render", "记录.yaml", "--profile", "送审稿", "-o", "a.docx")
    comments = comments_in(Path("a.docx").read_bytes())

    assert code == 0
    assert f"，核对意见 {len(comments)} 条，写成批注" in out
    assert slips(comments) == ["1.检查。开展检查XX次。"]


def test_last_years_record_adds_to_the_comments_of_the_review_copy(drafter_says: Says) -> None:
    same = "组织开展联合检查，把检查结果向社会公开，接受群众监督，逐条列出清单，明确由谁来办、什么时候办完。"
    measures = f"[{{领域: 执法, 举措: [{{标题: 检查, 内容: {same}}}]}}]"
    write(主要举措和成效=measures)
    write("去年.yaml", 主要举措和成效=measures, 年度="2019", 成文日期="2020-02-24")
    drafter_says("render", "记录.yaml", "--profile", "送审稿", "-o", "a.docx")
    drafter_says("render", "记录.yaml", "--profile", "送审稿", "-o", "b.docx", "--last", "去年.yaml")
    alone, beside = (comments_in(Path(f"{name}.docx").read_bytes()) for name in "ab")

    assert len(beside) > len(alone)


def test_last_years_record_fills_the_figure_table_of_the_review_copy_and_no_sentence(drafter_says: Says) -> None:
    changed = "复议比上年{行政复议.受理:同比}，应诉比上年{行政应诉.应诉:同比}。"
    measures = f"[{{领域: 执法, 举措: [{{标题: 检查, 内容: '{changed}'}}]}}]"
    now = "{行政复议: {受理: 79}, 行政应诉: {应诉: {数值: 17, 上年: 16}}, 普法: {宣传资料: 300}}"
    before = "{行政复议: {受理: 50}, 行政应诉: {应诉: 99, 胜诉: 3}}"
    write(主要举措和成效=measures, 指标=now)
    write("去年.yaml", 指标=before, 年度="2019", 成文日期="2020-02-24")
    forms = ("--to", "docx", "--to", "txt", "--to", "md", "--to", "html", "-o", ".")
    drafter_says("render", "记录.yaml", "--profile", "送审稿", "--last", "去年.yaml", *forms)
    text = Path(f"{NAME}（送审稿）.txt").read_text("utf-8")
    rows = [line.split("\t")[-3:] for line in text.splitlines() if line.count("\t") >= 5]

    assert rows == [
        ["本年", "上年", "变化"],
        ["79", "50", "同比增长58.00%"],
        ["17", "16", "同比增长6.25%"],
        ["300", "—", "—"],
    ]
    assert "复议比上年【待补充：受理行政复议申请上年数（算同比用）】，应诉比上年同比增长6.25%。" in text
    assert "同比增长58.00%" in docx_text(Path(f"{NAME}（送审稿）.docx"))
    assert all("58.00%" in Path(f"{NAME}（送审稿）.{form}").read_text("utf-8") for form in ("md", "html"))


def test_a_report_of_last_year_says_nothing_for_the_figure_table(drafter_says: Says) -> None:
    write(指标="{行政复议: {受理: 79}}")
    Path("去年.txt").write_text("示例区人民政府2019年法治政府建设年度报告\n全年受理行政复议申请50件。\n", "utf-8")
    said = drafter_says("render", "记录.yaml", "--profile", "送审稿", "--last", "去年.txt", "-o", "a.txt")

    assert said[0] == 0
    assert "单位\t本年\n" in Path("a.txt").read_text("utf-8")


@pytest.mark.parametrize("several", [False, True], ids=["one", "several"])
def test_last_years_file_is_said_to_be_of_no_use_where_there_are_no_comments(drafter_says: Says, several: bool) -> None:
    write()
    write("去年.yaml", 年度="2019", 成文日期="2020-02-24")
    Path("出").mkdir()
    records = ["记录.yaml", "去年.yaml"] if several else ["记录.yaml"]
    public = drafter_says("render", *records, "--last", "去年.yaml", "-o", "出")
    review = drafter_says("render", "记录.yaml", "--last", "去年.yaml", "--profile", "送审稿", "-o", "b.docx")

    instead = "用 drafter check 记录.yaml --last 去年.yaml，或者加 --profile 送审稿"
    told = f"没有用到 --last 去年.yaml：公开稿没有批注；要和上年对照，{instead}"
    assert public[0] == review[0] == 0
    assert told in public[1]
    assert "没有用到" not in review[1]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ({"印发机关": "机" * 24}, "规范化简称"),
        ({"机关标志": "机" * 26}, "机关标志"),
        ({"印发机关": "机" * 23, "机关标志": "机" * 25}, ""),
    ],
    ids=["office", "issuer", "narrowed"],
)
def test_a_name_of_head_or_imprint_that_no_line_takes_is_told(
    drafter_says: Says, head: dict[str, str], told: str
) -> None:
    known = {"发文字号": "示政发〔2021〕2号", "签发人": "[某甲]", "印发机关": "某办", "印发日期": "2021-02-25"}
    write(发文="{" + ", ".join(f"{key}: {text}" for key, text in {**known, **head}.items()) + "}")
    _, out, _ = drafter_says("render", "记录.yaml", "--profile", "报送稿", "-o", "a.docx")

    assert ("太长" in out) is bool(told)
    assert told in out


def test_last_years_file_that_is_not_there_is_told(drafter_says: Says) -> None:
    write()
    code, _, err = drafter_says("render", "记录.yaml", "--profile", "送审稿", "--last", "没有.yaml", "-o", "a.docx")

    assert code == 1
    assert "没有.yaml" in err
    assert not Path("a.docx").exists()


def test_an_unknown_copy_is_told(drafter_says: Says) -> None:
    write()
    code, _, err = drafter_says("render", "记录.yaml", "--profile", "上报稿")

    assert code == 2
    assert "这个版式没有“上报稿”这种文稿" in err
    assert "报送稿" in err
    assert made() == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_records_become_the_same_copy(drafter_says: Says, monkeypatch: pytest.MonkeyPatch, jobs: str) -> None:
    Path("记录").mkdir()
    for agency in ("甲局", "乙局"):
        own = f"{{名称: {agency}, 自称: 我局, 类型: 政府部门}}"
        write(f"记录/{agency}.yaml", 机关=own, 主要举措和成效=SLIP)
    code, _, _ = drafter_says("render", "记录", "--jobs", jobs, "--profile", "报送稿")
    also, _, _ = drafter_says("render", "记录", "--jobs", jobs, "--profile", "送审稿")
    tail = "2020年法治政府建设年度报告"

    assert (code, also) == (0, 0)
    assert made() == sorted(f"{one}{tail}（{copy}）.docx" for one in ("甲局", "乙局") for copy in ("报送稿", "送审稿"))
    for agency in ("甲局", "乙局"):
        assert "示政〔2021〕2号" in docx_text(Path(f"{agency}{tail}（报送稿）.docx"))
        assert len(slips(comments_in(Path(f"{agency}{tail}（送审稿）.docx").read_bytes()))) == 1


def test_of_several_records_those_whose_layout_makes_no_such_copy_fail_alone(drafter_says: Says) -> None:
    write("甲.yaml")
    Path("乙.yaml").write_text(small_record_text(), "utf-8")
    write_layout(Path("版式"))
    code, out, _ = drafter_says("render", "甲.yaml", "乙.yaml", "--profile", "报送稿", "--templates", "版式")

    assert code == 1
    assert "这个版式没有“报送稿”这种文稿" in out
    assert made() == [f"{NAME}（报送稿）.docx"]


def test_the_same_record_gives_the_same_bytes_in_every_copy(drafter_says: Says) -> None:
    write(主要举措和成效=SLIP)
    for profile in ("公开稿", "报送稿", "送审稿"):
        for name in "ab":
            drafter_says("render", "记录.yaml", "--profile", profile, "-o", f"{name}.docx", "--force")
        assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes(), profile


def test_a_copy_may_name_the_fonts_of_windows_too(drafter_says: Says) -> None:
    from drafter.write.fonts import named_fonts

    write(主要举措和成效=SLIP)
    for profile in ("报送稿", "送审稿"):
        drafter_says("render", "记录.yaml", "--profile", profile, "--fonts", "windows", "-o", "a.docx", "--force")
        fonts = set(map(font_key, named_fonts(Path("a.docx").read_bytes())))
        assert not {font_key("方正小标宋简体"), font_key("仿宋_GB2312")} & fonts
    assert comments_in(Path("a.docx").read_bytes())
