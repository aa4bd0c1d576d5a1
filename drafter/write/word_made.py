"""A layout's template made in Word or WPS: opened with docxtpl, filled with a record, read back as blocks.

The one place that talks to docxtpl, which knows how tags lie in Word's XML; values travel as slots here too, so no
character of a record is ever read as a tag or as XML.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from drafter.answers.model import Answers
from drafter.errors import DrafterError, LayoutError, Place
from drafter.figures.answers import FigureAnswers
from drafter.layout.model import Layout
from drafter.render.context import context_from
from drafter.render.report import Report, report_from
from drafter.render.slots import BrokenSlotError, Slots
from drafter.render.word_template import WordTemplate, compile_word_template, shown
from drafter.write.additions import OFFICE_RELATIONSHIPS, Additions
from drafter.write.comments import Remark
from drafter.write.docx import Properties, properties_xml
from drafter.write.opening import refuse_large
from drafter.write.package import package_files, zip_bytes
from drafter.write.word_blocks import read_filled
from drafter.write.word_comments import Lines, add_comment_styles, commented
from drafter.write.word_fill import Filling

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from docx.oxml.coreprops import CT_CoreProperties

_TEXT_TYPES: Final = (
    CONTENT_TYPE.WML_DOCUMENT_MAIN,
    CONTENT_TYPE.WML_HEADER,
    CONTENT_TYPE.WML_FOOTER,
    CONTENT_TYPE.WML_FOOTNOTES,
    CONTENT_TYPE.WML_ENDNOTES,
)
_ATTACHED_TEMPLATE: Final = f"{OFFICE_RELATIONSHIPS}/attachedTemplate"
_TAG: Final = re.compile(r"\{[{%#]")
_WHOLE_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ALONE: Final = (("p", "段落"), ("tr", "表格的一行"), ("tc", "表格的一格"))
_ALONE_TAG: Final = r"\{%%-?\s*%s\s[^%%]*%%\}|\{#%s\s[^#]*#\}"
_JOINING: Final = re.compile(r"\{%-|-%\}")
_JOINING_ALONE: Final = re.compile(r"\{%-?[^%]*%\}")
_FAULTS: Final = (zipfile.BadZipFile, OpcError, KeyError, ValueError, AttributeError, etree.LxmlError)
_CUT_FIX: Final = (
    "一对标签（如 if 和 endif）放在同一段里；跨几段的用 {%p … %}，跨几行表格的用 {%tr … %}，各自单独成段、成行"
)


class Filled(NamedTuple):
    """A template filled with one record's answers.

    Attributes:
        made: The template.
        texts: The parts that changed, by name.
        lines: Where the lines of its running text are.
        report: What stands in the filled document.
    """

    made: WordMade
    texts: Mapping[str, etree._Element]
    lines: Lines
    report: Report

    def data(self, properties: Properties, remarks: Sequence[Remark] = ()) -> bytes:
        """Return the document as a .docx file; the same arguments give the same bytes."""
        made, date = self.made, properties.date
        additions = Additions(made.parts, made.document_name)
        changed = {name: _part_bytes(root) for name, root in self.texts.items()}
        if remarks:
            ids = {name: id_ for id_, name in made.style_names.items()}
            text = self.texts[made.document_name]
            changed[made.document_name] = commented(text, self.lines, remarks, date, additions, ids)
        changed[made.properties_name] = properties_xml(made.properties, properties)
        files = ((name, changed.get(name, content)) for name, content in additions.files())
        return zip_bytes(files, (date.year, date.month, date.day, 0, 0, 0))


class WordMade(NamedTuple):
    """A template made in Word, opened once and filled for each record.

    Attributes:
        template: Its texts, compiled.
        parts: Names and contents of all its parts, in the order in which a package is written.
        document_name: Which of them holds the running text.
        properties_name: Which of them a report's properties take the place of.
        properties: Its core properties; copied for each report, never written to.
        style_names: Names of its styles by their ids.
    """

    template: WordTemplate
    parts: tuple[tuple[str, bytes], ...]
    document_name: str
    properties_name: str
    properties: CT_CoreProperties
    style_names: Mapping[str, str]

    @property
    def names(self) -> frozenset[str]:
        """Every name that it, or a condition or default of its layout, uses anywhere."""
        return self.template.names

    def filled(self, answers: Answers, last: FigureAnswers | None = None) -> Filled:
        """Fill the template with a record's answers.

        Args:
            answers: What the record says.
            last: Last year's figures, beside which tables show this year's.

        Raises:
            LayoutError: The template fails on them.
            RecordError: A text holds a character that Word files cannot hold.
        """
        slots, file = Slots(), self.template.file
        filling = Filling(slots, file)
        texts, whole = {}, ""
        try:
            for name, text in self.template.render(context_from(answers, slots, last), slots):
                whole += text
                texts[name] = filling.filled(_parsed(text, file), partial(_with_columns, file=file))
        except BrokenSlotError:
            what = "有过滤器把一个值切断了，无法辨认"
            raise LayoutError(what, Place(file), "不要对拼接好的内容再用过滤器") from None
        for slot in slots.lost(whole):
            key = next((piece.key for line in slot.lines for piece in line if piece.key), "")
            what = f"模板印了“{key}”，但它没有进入文中" if key else "模板印的一个值没有进入文中"
            raise LayoutError(
                what, Place(file), "写成 {{ 键 }}，放在段落的文字里；不用 {{p …}}、{{r …}}，也不放进域代码"
            )
        beside = [root for name, root in texts.items() if name != self.document_name]
        reading = read_filled(texts[self.document_name], beside, filling.pieces, self.style_names)
        return Filled(self, texts, reading.lines, report_from(answers, reading.blocks, self.names))


def load_word_made(layout: Layout) -> WordMade:
    """Open a layout's template made in Word.

    Raises:
        LayoutError: The file cannot be read, is no Word document, or its tags are not in order.
    """
    place = Place(str(layout.template_path))
    document = _opened(layout, place)
    package = document.part.package
    _refuse_outside(document, place)
    add_comment_styles(document.styles)
    texts = dict(_texts(document, place))
    core = package._core_properties_part
    return WordMade(
        template=compile_word_template(layout, texts),
        parts=tuple(package_files(package)),
        document_name=document.part.partname.membername,
        properties_name=core.partname.membername,
        properties=core.element,
        style_names={style.styleId: style.name_val for style in document.styles.element.style_lst},
    )


def _opened(layout: Layout, place: Place) -> Document:
    fix = "在 Word 或 WPS 里打开，另存为 .docx，再放进版式文件夹"
    try:
        refuse_large(layout.template_path)
        return docx.Document(str(layout.template_path))
    except DrafterError as error:
        raise LayoutError(error.what, place, "删去不用的图片，或者先压缩图片") from None
    except OSError as error:
        raise LayoutError(f"Word 模板打不开（{error.strerror}）", place, "检查文件的读取权限") from error
    except _FAULTS as error:
        raise LayoutError("Word 模板不是完好的 Word 文件（.docx）", place, fix) from error


def _refuse_outside(document: Document, place: Place) -> None:
    """Refuse what Word would fetch from outside; the name of an attached template is dropped instead."""
    for part in list(document.part.package.iter_parts()):
        for id_, relationship in list(part.rels.items()):
            if not relationship.is_external or relationship.reltype == RELATIONSHIP_TYPE.HYPERLINK:
                continue
            if relationship.reltype != _ATTACHED_TEMPLATE:
                what = f"Word 模板连着外面的文件“{relationship.target_ref}”"
                raise LayoutError(what, place, "在 Word 里断开链接：图片用“插入”而不用“链接到文件”")
            del part.rels[id_]
            for attached in list(document.settings.element.iter(qn("w:attachedTemplate"))):
                attached.getparent().remove(attached)


def _texts(document: Document, place: Place) -> Iterator[tuple[str, str]]:
    """Yield name and XML of the parts that hold tags, in a form that Jinja reads; the running text always."""
    reader = DocxTemplate(place.file)
    for part in document.part.package.iter_parts():
        if part.content_type not in _TEXT_TYPES:
            continue
        root = _root(part)
        if root is not document.element and not _TAG.search("".join(map(str, root.itertext()))):
            continue
        _refuse_beside_tags(root, place)
        text = etree.tostring(root, encoding="unicode")
        patched = reader.patch_xml(re.sub(r"[\r\n]+|&#1[03];", " ", text))
        # docxtpl reads < and > inside of tags, and leaves & as XML writes it.
        yield part.partname.membername, _WHOLE_TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), patched)


def _root(part: Part) -> etree._Element:
    element: etree._Element | None = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _refuse_beside_tags(root: etree._Element, place: Place) -> None:
    """Refuse what docxtpl would drop without a word: text beside a tag that stands for its paragraph or row."""
    for paragraph in root.iter(qn("w:p")):
        text = _own_text(paragraph)
        if _JOINING.search(text) and not _JOINING_ALONE.fullmatch(text.strip()):
            what = "{%- 和 -%} 把前后两段接成一段，同一段里的字会丢掉"
            fix = "{%- … -%} 单独成段；在同一段里的，写 {% … %}，不加短横"
            raise LayoutError(what, Place(place.file, 0, shown(text)), fix)
    for name, what in _ALONE:
        tag = re.compile(_ALONE_TAG % (name, name))
        for element in root.iter(qn(f"w:{name}")):
            text = _own_text(element)
            if tag.search(text) and not tag.fullmatch(text.strip()):
                where = Place(place.file, 0, shown(text))
                fix = f"{{%{name} … %}} 单独占{what}，其余的字移到别处"
                raise LayoutError(f"{{%{name} … %}} 所在的{what}会整个去掉，里面不能有别的内容", where, fix)


def _own_text(element: etree._Element) -> str:
    """Return the text of a paragraph, row or cell, without that of others of its kind inside of it."""
    own = (one for one in element.iter(qn("w:t")) if next(one.iterancestors(element.tag)) is element)
    return "".join(one.text or "" for one in own)


def _part_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _parsed(text: str, file: str) -> etree._Element:
    try:
        return parse_xml(text.replace("\n", ""))
    except etree.XMLSyntaxError:
        pass
    try:
        parse_xml(text)
    except etree.XMLSyntaxError as error:
        quoted = shown(text.split("\n")[(error.lineno or 1) - 1])
        raise LayoutError("标签把段落或表格切断了", Place(file, 0, quoted), _CUT_FIX) from None
    raise AssertionError(text)


def _with_columns(root: etree._Element, file: str) -> etree._Element:
    """Return a text whose tables have as many columns as their rows have cells."""
    try:
        tree = DocxTemplate(file).fix_tables(etree.tostring(root, encoding="unicode"))
    except (AttributeError, TypeError, ValueError, ArithmeticError):
        raise LayoutError("有表格不完整，排不出各列", Place(file), "在 Word 里重新插入这张表格") from None
    return parse_xml(etree.tostring(tree))
