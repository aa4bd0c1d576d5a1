"""The names of the styles that a frame document carries.

They are the `w:name` of each style: Word and WPS keep it when someone restyles a frame, while ids change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafter.render.blocks import Role

BODY: Final = "Normal"
TITLE: Final = "Title"
HEADINGS: Final = ("heading 1", "heading 2", "heading 3", "heading 4")
ATTACHMENT_LABEL: Final = "附件顺序号"
ATTACHMENT_TITLE: Final = "附件标题"
TABLE_HEAD: Final = "表头"
TABLE_TEXT: Final = "表格文字"
FOOTER: Final = "footer"
HEADER: Final = "header"
ODD_PAGE_NUMBER: Final = "单页页码"
EVEN_PAGE_NUMBER: Final = "双页页码"

ROLES: Final[Mapping[Role, str]] = {
    Role.BODY: BODY,
    Role.RECIPIENT: "主送机关",
    Role.ATTACHMENT_LIST: "附件说明",
    Role.SIGNATURE: "署名",
    Role.DATE: "成文日期",
    Role.NOTE: "附注",
    Role.CLOSING: "结束语",
    Role.CAPTION: "表题",
    Role.SEALED: "用印署名",
    Role.STAMPED: "签名章",
}

RUN_IN_HEADINGS: Final = ("一级标题文字", "二级标题文字", "三级标题文字", "四级标题文字")
MISSING: Final = "待补充"

TABLE: Final = "公文表格"

ISSUER: Final = "发文机关标志"
NUMBER: Final = "发文字号"
SIGNER_NAME: Final = "签发人姓名"
SEPARATOR: Final = "版头分隔线"
IMPRINT: Final = "版记"
COMMENT_TEXT: Final = "annotation text"
COMMENT_REFERENCE: Final = "annotation reference"

FIGURE: Final = "图"
FIGURE_CAPTION: Final = "图题"

NEEDED: Final = (
    *(name for role, name in ROLES.items() if role not in (Role.SEALED, Role.STAMPED)),
    TITLE,
    *HEADINGS,
    ATTACHMENT_LABEL,
    ATTACHMENT_TITLE,
    TABLE_HEAD,
    TABLE_TEXT,
    *RUN_IN_HEADINGS,
    MISSING,
    TABLE,
)
"""What every frame must have; head, imprint, seals and figures want theirs only where a report brings them."""
