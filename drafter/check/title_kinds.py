"""What kind of text a title names: the yearly report of which law says what it holds, or another paper."""

from __future__ import annotations

from typing import Final

from drafter.check.expressions import expression
from drafter.layout.five_parts import TextKind

# 2023年度法治政府建设情况报告, 依法行政工作汇报, 推进法治政府建设情况的报告 and the like.
_YEARLY: Final = expression(
    r"(?:法治政府(?:示范)?(?:建设)?|法治建设|依法行政)(?:工作|任务)?(?:年度)?(?:推进|进展|开展|完成)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?"
    r"(?:报告|年报|总结|汇报)|(?:法治政府建设|依法行政)(?:工作)?情况[及和暨]"
)
_OTHER: Final = expression(
    r"调研|考察|视察|整改|自查|检查|督察|督查|巡察|巡视|审议|评议|评估|述法|述职|履职情况|简报|专报|快报|巡礼|讲话|发言"
    r"|方案|要点|计划|规划|纲要|通知|通报|意见|办法|信息公开|执法数据|统计|普法|法治宣传|行政复议|行政应诉|信访"
)


def titled_kind(title: str) -> TextKind:
    """Tell from a title whether it is a yearly report; where it names no kind, it may be one."""
    return TextKind(is_yearly=names_yearly(title) or not _OTHER.search(title))


def names_yearly(title: str) -> bool:
    """Whether a title says that it is a yearly report."""
    return bool(_YEARLY.search(title))
