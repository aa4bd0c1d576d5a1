"""The record under the wizard: every answer checked and saved, and what another hand did to the file taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import small_record_text, write_layout

from drafter.answers.edit import with_value
from drafter.errors import DrafterError, OutputError, RecordError
from drafter.record.edit import delete, insert_item, set_value
from drafter.record.paths import parse_key_path
from drafter.wizard.last_year import load_last_year
from drafter.wizard.recent import RecentStore
from drafter.wizard.session import ConflictError, InvalidAnswerError, Session
from wizard.scripted import desk_at, on, step_at

QUESTIONS = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道], 必填: 否}
- {键: 人数, 名称: 人数, 类型: 整数}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: 街道}}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
- 键: 举措
  名称: 举措
  类型: 列表
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本, 必填: 否}
    - 键: 会议
      名称: 会议
      类型: 列表
      必填: 否
      问题:
        - {键: 名称, 名称: 会议名称, 类型: 短文本}
- {键: 主送, 名称: 主送, 类型: 列表, 每项: 短文本, 可答无: 是}
- {键: 备注, 名称: 备注, 类型: 短文本, 必填: 否}
"""
RECORD = """\
类型: 局
人数: 20
举措:
  - 标题: 甲
  - 标题: 乙
  - 标题: 丙
主送: [示例市人民政府]
"""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return write_layout(tmp_path / "版式", QUESTIONS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "记录.yaml"
    path.write_text(small_record_text() + RECORD, "utf-8")
    return path


def put(session: Session, key: str, value: str) -> list[str]:
    return session.apply(parse_key_path(key), lambda text: with_value(text, parse_key_path(key), value))


def by_colleague(path: Path, *changes: tuple[str, str]) -> None:
    """Change the file as another program does."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


# One sitting


def test_an_answer_is_on_the_disk_when_it_is_applied(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    put(session, "人数", "21")

    assert "人数: 21\n" in path.read_text("utf-8")
    assert session.text == path.read_text("utf-8")
    assert session.position == "人数"


def test_an_answer_that_does_not_fit_is_refused_and_nothing_changes(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    before = path.read_bytes()
    with pytest.raises(InvalidAnswerError) as caught:
        put(session, "人数", "二十来个")

    assert [bool(fault.what and fault.fix) for fault in caught.value.faults] == [True]
    assert path.read_bytes() == before
    assert (session.text, session.position) == (before.decode(), "")


def test_all_that_an_answer_makes_wrong_is_told(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    with pytest.raises(InvalidAnswerError) as caught:
        session.apply(("人数",), lambda text: with_value(with_value(text, ("人数",), "甲"), ("年度",), "乙"))

    assert len(caught.value.faults) == 2


def test_a_record_that_is_not_begun_can_be_opened_and_one_that_is_wrong_cannot(path: Path, templates: Path) -> None:
    path.write_text("版式: 小@1\n", "utf-8")
    session = Session(path, [templates])
    assert (session.answers.year, session.answers.agency) == (0, "")

    path.write_text("版式: 小@1\n人数: 甲\n", "utf-8")
    with pytest.raises(DrafterError):
        Session(path, [templates])


def test_what_a_sitting_found_stays_beside_the_file_however_often_it_saves(path: Path, templates: Path) -> None:
    before = path.read_bytes()
    session = Session(path, [templates])
    for number in ("21", "22", "23"):
        put(session, "人数", number)

    assert path.with_name("记录.yaml.bak").read_bytes() == before


def test_an_answer_that_says_what_stood_there_is_confirmed_without_a_change(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    before = path.stat().st_mtime_ns
    assert put(session, "人数", "20") == []

    assert path.stat().st_mtime_ns == before
    assert session.position == "人数"


def test_an_entry_that_is_only_being_asked_for_is_not_in_the_file(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    answers = session.with_new_item(("举措",), 4)

    content = answers.by_key["举措"].content
    assert isinstance(content, tuple)
    assert len(content) == 4
    assert session.text == path.read_text("utf-8") == small_record_text() + RECORD


def test_an_entry_inside_an_entry_that_is_not_there_yet_can_be_asked_for(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    session.with_new_item(("举措", 4, "会议"), 1)

    put(session, "主送", "无")
    answers = session.with_new_item(("主送",), 1)
    assert answers.by_key["主送"].content is not None
    path.write_text(small_record_text(), "utf-8")
    Session(path, [templates]).with_new_item(("举措", 1, "会议"), 1)


def test_last_years_figure_is_the_one_that_this_record_states_else_that_of_last_years_record(
    tmp_path: Path, path: Path, templates: Path
) -> None:
    before = tmp_path / "去年.yaml"
    before.write_text(small_record_text() + "人数: 18\n指标: {复议: {受理: 7, 纠错: 2余}}\n", "utf-8")
    path.write_text(small_record_text() + "指标: {复议: {受理: {上年: 24}}}\n", "utf-8")
    session = Session(path, [templates], last=load_last_year(before, [templates]))

    assert session.last_figure("复议", "受理") == "24"
    assert session.last_figure("复议", "纠错") == "2余"
    assert session.last_figure("复议", "罚款") == ""
    assert session.last_value(("人数",)) == ("18",)
    assert Session(path, [templates]).last_value(("人数",)) == ()


# Remembered


def test_another_sitting_knows_the_position_and_the_doubts(tmp_path: Path, path: Path, templates: Path) -> None:
    store = RecentStore(tmp_path / "recent.json")
    session = Session(path, [templates], store=store)
    put(session, "社区", "9")
    assert put(session, "类型", "街道") == ["社区"]
    again = Session(path, [templates], store=store)

    assert (again.position, again.doubtful) == ("类型", ["社区"])
    assert [recent.title for recent in store.records()] == ["示例局 2020年度"]
    again.settle(("社区",))
    assert Session(path, [templates], store=store).doubtful == []


def test_looking_at_an_answer_again_does_not_move_the_position(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    session.confirm(("人数",))
    session.settle(("备注",))

    assert session.position == "人数"


# Two hands at one record


def test_other_answers_that_a_colleague_saved_meanwhile_are_kept(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("人数: 20", "# 年底核过\n人数: 30"), ("标题: 丙", "标题: 丙\n    内容: 丙的内容"))
    put(session, "备注", "完")
    put(session, "举措[1].内容", "甲的内容")

    text = path.read_text("utf-8")
    assert "# 年底核过\n人数: 30\n" in text
    assert "备注: 完\n" in text
    assert "标题: 甲\n    内容: 甲的内容\n" in text
    assert "标题: 丙\n    内容: 丙的内容\n" in text
    assert session.text == text
    assert str(session.answers.by_key["人数"].content) == "30"


def test_two_wizards_on_one_record_both_get_their_answers_in(path: Path, templates: Path) -> None:
    one, other = Session(path, [templates]), Session(path, [templates])
    put(one, "人数", "21")
    put(other, "备注", "完")
    put(one, "举措[1].内容", "甲文")
    put(other, "举措[2].内容", "乙文")
    put(one, "社区", "3")
    # What the other one has taken in it may change; what it has not seen yet is a conflict.
    put(other, "人数", "22")
    with pytest.raises(ConflictError):
        put(one, "人数", "23")

    text = path.read_text("utf-8")
    said = ("人数: 22", "备注: 完", "标题: 甲\n    内容: 甲文", "标题: 乙\n    内容: 乙文", "社区: 3")
    assert [line for line in said if line not in text] == []


def test_different_answers_of_one_entry_are_merged(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("标题: 乙", "标题: 乙\n    内容: 乙的内容"))
    put(session, "举措[2].标题", "乙改")

    assert "标题: 乙改\n    内容: 乙的内容\n" in path.read_text("utf-8")


def test_the_same_answer_changed_by_both_is_a_conflict_and_nothing_is_saved(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("人数: 20", "人数: 30"))
    theirs = path.read_bytes()
    with pytest.raises(ConflictError) as caught:
        put(session, "人数", "40")

    assert getattr(caught.value.theirs, "text", None) == "30"
    assert caught.value.text == theirs.decode()
    assert path.read_bytes() == theirs


def test_an_answer_that_a_colleague_took_out_is_a_conflict(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("人数: 20\n", ""))
    with pytest.raises(ConflictError) as caught:
        put(session, "人数", "40")

    assert caught.value.theirs is None


def test_both_may_have_answered_the_same(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("人数: 20", "人数: 40"))
    session.take_in(path.read_text("utf-8"))
    put(session, "人数", "40")

    assert "人数: 40\n" in path.read_text("utf-8")


def test_an_entry_that_a_colleague_moved_or_took_out_does_not_get_anothers_answer(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("  - 标题: 甲\n", ""))
    with pytest.raises(ConflictError):
        put(session, "举措[2].内容", "乙的内容")

    assert "乙的内容" not in path.read_text("utf-8")


def test_entries_that_a_colleague_exchanged_do_not_get_each_others_answers(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("标题: 甲", "标题: 子"), ("标题: 乙", "标题: 甲"), ("标题: 子", "标题: 乙"))
    with pytest.raises(ConflictError):
        put(session, "举措[2].内容", "乙的内容")


def test_two_new_entries_do_not_grow_into_one(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("标题: 丙\n", "标题: 丙\n  - 内容: 丁的内容\n"))
    with pytest.raises(ConflictError):
        put(session, "举措[4].标题", "戊")


def test_deleting_an_entry_that_a_colleague_changed_is_a_conflict(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("标题: 乙", "标题: 乙\n    内容: 乙的内容"))
    with pytest.raises(ConflictError):
        session.apply(("举措", 2), lambda text: delete(text, ("举措", 2)))


def test_adding_to_a_list_that_a_colleague_changed_is_a_conflict(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("标题: 乙", "标题: 乙改"))
    with pytest.raises(ConflictError):
        session.apply(("举措",), lambda text: insert_item(text, ("举措",), 4, {"标题": "丁"}))


def test_an_answer_that_does_not_fit_what_the_file_holds_now_is_refused(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    by_colleague(path, ("主送: [示例市人民政府]", "备注: 完"))
    with pytest.raises((InvalidAnswerError, ConflictError)):
        put(session, "主送[2]", "示例市人大常委会")

    assert "备注: 完" in path.read_text("utf-8")


def test_a_file_that_vanished_is_told_and_the_record_can_be_saved_elsewhere(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    path.unlink()
    with pytest.raises(DrafterError):
        put(session, "人数", "21")
    session.move_to(path.with_name("新.yaml"))
    put(session, "人数", "21")

    assert path.with_name("新.yaml").read_text("utf-8") == (small_record_text() + RECORD).replace("20\n举", "21\n举")
    assert not path.exists()


@pytest.mark.parametrize("rubbish", [b"\x00\xff", "人数: [".encode(), b"- a\n", "版式: 没有@1\n".encode()])
def test_a_file_that_became_rubbish_is_told_and_left_as_it_is(path: Path, templates: Path, rubbish: bytes) -> None:
    session = Session(path, [templates])
    path.write_bytes(rubbish)
    with pytest.raises((DrafterError, ConflictError)):
        put(session, "备注", "完")

    assert path.read_bytes() == rubbish
    assert session.text == small_record_text() + RECORD


def test_a_record_is_not_moved_onto_another_file(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    other = path.with_name("别的.yaml")
    other.write_text("别的: 1\n", "utf-8")
    with pytest.raises(OutputError):
        session.move_to(other)

    assert session.path == path
    assert other.read_text("utf-8") == "别的: 1\n"


def test_a_file_of_windows_keeps_its_line_ends_and_mark(path: Path, templates: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + (small_record_text() + RECORD).replace("\n", "\r\n").encode())
    session = Session(path, [templates])
    put(session, "备注", "完")

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")


def test_what_cannot_be_read_as_a_record_is_no_session(tmp_path: Path, templates: Path) -> None:
    with pytest.raises(RecordError):
        Session(tmp_path / "没有.yaml", [templates])


# A record made by hand


BY_HAND = """\
# 第一行批注
版式: 小@1
# 机关改过名
年度: 2020
机关: { 名称:   示例局 }

# ↓ 财务报来的
人数: 20
举措:
  # 甲由办公室写
  - 标题: 甲
    # 内容还没有来
  # 乙由法规科写
  - 标题: 乙
    内容: |
      第一段。
      第二段。
  # 丙不要了
  - 标题: 丙
# 主送在最后定
主送: [示例市人民政府]
# 完
"""


def test_comments_all_stay_after_three_answers_and_a_deleted_entry(path: Path, templates: Path) -> None:
    text = BY_HAND
    path.write_text(text, "utf-8")
    script = [on("人数", "21"), on("标题", "甲改"), on("内容", "内容来了"), on("会议", "先空着")]
    script += [on("举措", "删去一项"), on("删去", "第 3 项"), on("确定", "删去："), on("举措", "好了")]
    desk, asker = desk_at(path, [templates], *script[:1], on("举措", "改第 1 项"), *script[1:])
    desk.ask(step_at(desk, "人数"))
    desk.ask(step_at(desk, "举措"))

    asker.done()
    comments = [line.strip() for line in text.splitlines() if line.strip().startswith("#")]
    written = path.read_text("utf-8")
    assert [comment for comment in comments if comment not in written] == []
    assert "标题: 丙" not in written
    assert len(comments) == 9


def test_set_value_is_what_a_session_changes_with(path: Path, templates: Path) -> None:
    session = Session(path, [templates])
    session.apply(("主送",), lambda text: set_value(text, ("主送",), ["甲", "乙"]))

    assert "主送: [甲, 乙]\n" in path.read_text("utf-8")
