"""文件名: what the files of a layout's reports are called; always with agency and year, so that no two are the same."""

from __future__ import annotations

import re
from typing import Final

from drafter.record.fields import Fields

FILE_NAME: Final = "文件名"
AGENCY, YEAR = "{机关.名称}", "{年度}"
USUAL_FILE_NAME: Final = f"{AGENCY}{YEAR}年法治政府建设年度报告"
_NEVER: Final = re.compile(r'[\\/:*?"<>|.{}\x00-\x1f\x7f]')
_LONGEST: Final = 30


def file_name_from(fields: Fields) -> str:
    """Read 文件名 of a layout: words with the agency and the year in them; the usual ones where it says nothing."""
    text = fields.text(FILE_NAME).strip()
    if not text:
        return USUAL_FILE_NAME
    node, fix = fields.node.entries[FILE_NAME], f'写成 {FILE_NAME}: "{USUAL_FILE_NAME}" 的样子'
    words = text.replace(AGENCY, "", 1).replace(YEAR, "", 1)
    if len(words) != len(text) - len(AGENCY) - len(YEAR):
        what = f"“{FILE_NAME}”里要有 {AGENCY} 和 {YEAR}，几份记录的文件才不会重名"
        fields.fault(what, node, fix)
        return USUAL_FILE_NAME
    wrong = _NEVER.search(words)
    if wrong:
        fields.fault(f"“{FILE_NAME}”里不能有“{wrong[0]}”", node, f"{AGENCY} 和 {YEAR} 以外，只写文字；{fix}")
    if len(words) > _LONGEST:
        fields.fault(f"“{FILE_NAME}”太长", node, f"{AGENCY} 和 {YEAR} 以外，不超过 {_LONGEST} 个字")
    return text
