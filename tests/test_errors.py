"""What is said when something is wrong: what, where, how to mend it."""

from __future__ import annotations

import pytest

from drafter.errors import DrafterError, OutputError, Place, RecordError, SeveralErrors, UsageError, raise_all


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("记录.yaml"), "记录.yaml"),
        (Place("记录.yaml", 3), "记录.yaml:3"),
        (Place("记录.yaml", 3, "机关.名称"), "记录.yaml:3  机关.名称"),
        (Place("记录.yaml", 0, "机关"), "记录.yaml  机关"),
    ],
)
def test_a_place_names_what_it_knows(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_place_can_be_told_under_another_key() -> None:
    assert Place("记录.yaml", 3, "甲").at_key("乙") == Place("记录.yaml", 3, "乙")


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (RecordError("写错了"), "错误：写错了"),
        (RecordError("写错了", Place("甲", 1)), "错误：写错了\n  位置：甲:1"),
        (RecordError("写错了", None, "改掉"), "错误：写错了\n  怎么改：改掉"),
        (RecordError("写错了", Place("甲", 1), "改掉"), "错误：写错了\n  位置：甲:1\n  怎么改：改掉"),
    ],
)
def test_an_error_says_what_where_and_how_to_mend_it(error: DrafterError, text: str) -> None:
    assert str(error) == text


def test_several_errors_are_told_one_after_the_other_and_counted() -> None:
    error = SeveralErrors([RecordError("甲", Place("a", 1)), OutputError("乙", None, "丙")])

    assert str(error) == "错误：甲\n  位置：a:1\n错误：乙\n  怎么改：丙\n共有 2 处错误。"
    assert [one.what for one in error.errors] == ["甲", "乙"]


def test_nothing_collected_is_no_error() -> None:
    raise_all([])


def test_one_error_is_raised_as_itself() -> None:
    error = RecordError("甲")
    with pytest.raises(RecordError) as raised:
        raise_all([error])

    assert raised.value is error


def test_more_than_one_error_is_raised_together() -> None:
    with pytest.raises(SeveralErrors):
        raise_all([RecordError("甲"), RecordError("乙")])


def test_only_a_wrongly_typed_command_is_wrong_usage() -> None:
    assert (RecordError.exit_code, SeveralErrors.exit_code, UsageError.exit_code) == (1, 1, 2)
