"""Word files for the tests of verify: one that is right, and small ones made of raw XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from write.specimen import FRAME, PROPERTIES, cell, heading, paragraph, pieces, table

from drafter.render.blocks import AttachmentStart, Block, Role, Title
from drafter.verify.printing import NotPrinted
from drafter.verify.rows import Outcome, Row
from drafter.verify.verifying import verify_file
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_POSITIONS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{_OFFICE}" xmlns:wp="{_POSITIONS}" xmlns:a="{_DRAWING}"'

SENTENCE = (
    "本年度组织开展“跨部门”联合检查，把检查结果向社会公开，接受群众监督——逐条列出清单，明确由谁来办、什么时候办完。"
)

Parts = dict[str, str]
Change = Callable[[Parts], None]


def no_pages(path: Path) -> list:
    raise NotPrinted("测试里不排版")


def good_blocks(paragraphs: int = 2) -> list[Block]:
    """A report with each element once, after the standard."""
    text = [paragraph(SENTENCE * 4) for _ in range(paragraphs)]
    return [
        Title(pieces("示例区人民政府2024年法治政府建设年度报告")),
        paragraph("示例市人民政府：", role=Role.RECIPIENT),
        paragraph(SENTENCE),
        heading(1, "一、", "主要举措和成效"),
        heading(2, "（一）", "完善制度"),
        *text,
        heading(3, "1.", "清理文件"),
        heading(4, "（1）", "集中清理", SENTENCE),
        heading(3, "2.", "报送备案"),
        *text,
        heading(2, "（二）", "化解争议", SENTENCE),
        heading(1, "二、", "存在的不足和原因"),
        *text,
        paragraph("附件：1.主要指标统计表", role=Role.ATTACHMENT_LIST),
        paragraph("2.名词解释", role=Role.ATTACHMENT_LIST),
        paragraph("示例区人民政府", role=Role.SIGNATURE),
        paragraph("2025年3月1日", role=Role.DATE),
        paragraph("（此件公开发布）", role=Role.NOTE),
        AttachmentStart(pieces("附件1")),
        Title(pieces("主要指标统计表")),
        table(30),
        AttachmentStart(pieces("附件2")),
        Title(pieces("名词解释")),
        paragraph(SENTENCE),
        table(3, 3)._replace(header=(cell("甲"), cell("乙"), cell("丙"))),
    ]


@cache
def good_bytes(paragraphs: int = 2) -> bytes:
    return docx_bytes(good_blocks(paragraphs), load_frame(FRAME), PROPERTIES)


def good_file(folder: Path, change: Change | None = None, paragraphs: int = 2) -> Path:
    """Write the right document, with one change to its parts."""
    return _written(folder, good_bytes(paragraphs), change)


@cache
def filed_bytes(*, stamped: bool = False, issuers: tuple[str, ...] = ("示例区人民政府文件",)) -> bytes:
    """A filing copy with head, seal or stamp, and imprint, after the standard."""
    signed = paragraph("区长", role=Role.STAMPED) if stamped else paragraph("示例区人民政府", role=Role.SEALED)
    blocks: list[Block] = [
        *(paragraph(name, role=Role.ISSUER) for name in issuers),
        paragraph("示政〔2025〕12号", role=Role.NUMBER),
        *(paragraph(name, role=Role.SIGNER) for name in ("签发人：某甲甲", "某乙", "某丙丙")),
        Title(pieces("示例区人民政府2024年法治政府建设年度报告")),
        paragraph("示例市人民政府：", role=Role.RECIPIENT),
        paragraph(SENTENCE),
        heading(1, "一、", "主要举措和成效"),
        paragraph(SENTENCE * 3),
        signed,
        paragraph("2025年3月1日", role=Role.DATE),
        paragraph(
            "抄送：示例市司法局，示例市人大常委会办公室，示例市政协办公室，示例市中级人民法院。", role=Role.COPIES
        ),
        paragraph("示例区人民政府办公室", role=Role.PRINTER),
        paragraph("2025年3月2日印发", role=Role.PRINTED),
    ]
    return docx_bytes(blocks, load_frame(FRAME), PROPERTIES)


def filed_file(folder: Path, change: Change | None = None, *, stamped: bool = False) -> Path:
    """Write the right filing copy, with one change to its parts."""
    return _written(folder, filed_bytes(stamped=stamped), change)


def jointly_filed_file(folder: Path, change: Change | None = None) -> Path:
    """Write the right filing copy of two issuers, whose names stand in a table."""
    return _written(folder, filed_bytes(issuers=("中共示例区委员会", "示例区人民政府", "文件")), change)


def _written(folder: Path, data: bytes, change: Change | None) -> Path:
    path = folder / "报告.docx"
    path.write_bytes(data)
    if change is None:
        return path
    with ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    before = dict(parts)
    change(parts)
    assert parts != before, "the change changes nothing"
    return write_parts(path, parts)


def write_parts(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def replacing(part: str, old: str, new: str, *, every: bool = False) -> Change:
    """A change that replaces a pattern in a part, once unless every."""

    def change(parts: Parts) -> None:
        parts[f"word/{part}.xml"] = re.sub(old, new, parts[f"word/{part}.xml"], count=0 if every else 1)

    return change


def in_style(style_id: str, old: str, new: str) -> Change:
    """A change inside one style."""

    def change(parts: Parts) -> None:
        styles = parts["word/styles.xml"]
        start = styles.index(f'w:styleId="{style_id}"')
        end = styles.index("</w:style>", start)
        parts["word/styles.xml"] = styles[:start] + re.sub(old, new, styles[start:end], count=1) + styles[end:]

    return change


def in_paragraph(text: str, old: str, new: str) -> Change:
    """A change inside the first paragraph that holds some text."""

    def change(parts: Parts) -> None:
        document = parts["word/document.xml"]
        at = document.index(text)
        start, end = document.rindex("<w:p>", 0, at), document.index("</w:p>", at) + len("</w:p>")
        parts["word/document.xml"] = document[:start] + re.sub(old, new, document[start:end], count=1) + document[end:]

    return change


def raw_file(
    folder: Path,
    body: str,
    *,
    styles: str = "",
    settings: str = "",
    numbering: str = "",
    theme: str = "",
    footers: Mapping[str, str] | None = None,
) -> Path:
    """Write a Word file of raw XML; footers by their type get the ids that `footer_references` names."""
    roots = {"styles": styles, "settings": settings, "numbering": numbering}
    parts = {f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{inner}</w:{name}>" for name, inner in roots.items()}
    parts["word/theme.xml"] = f'<a:theme xmlns:a="{_DRAWING}"><a:themeElements>{theme}</a:themeElements></a:theme>'
    parts |= {f"word/{name}.xml": f"<w:ftr {_NAMESPACES}>{xml}</w:ftr>" for name, xml in (footers or {}).items()}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{"footer" if name in (footers or {}) else name}"'
        f' Target="{name}.xml"/>'
        for name in ("styles", "settings", "numbering", "theme", *(footers or {}))
    )
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}">{main}</Relationships>'
    parts["[Content_Types].xml"] = _CONTENT_TYPES
    parts["word/document.xml"] = f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    return write_parts(folder / "报告.docx", parts)


def rows_of(path: Path) -> dict[str, Row]:
    """Measure a file without laying it out; its rows by name."""
    return {row.item.name: row for row in verify_file(path, no_pages).rows}


def failed(rows: Mapping[str, Row]) -> dict[str, str]:
    """What fails, with its clause."""
    return {name: row.item.clause for name, row in rows.items() if row.outcome is Outcome.FAILED}
