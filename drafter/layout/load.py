"""Finding layouts and reading a layout's folder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import drafter
from drafter.errors import DrafterError, LayoutError, Place, raise_all
from drafter.figures.answers import Decimals
from drafter.figures.catalogue import Catalogue, catalogue_from
from drafter.figures.stock import relations_asked, stock_catalogue
from drafter.layout.conditions import ALWAYS
from drafter.layout.file_name import FILE_NAME, file_name_from
from drafter.layout.five_parts import ELSEWHERE, YEARLY, elsewhere_from, is_yearly_from
from drafter.layout.handover_names import check_handover
from drafter.layout.inherit import INHERITS, merged
from drafter.layout.migration import migrations_from
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.names import check_names
from drafter.layout.profile import PROFILE_NAME, SISTERS, Profile, profile_names, profiles_from
from drafter.layout.questions import section_from
from drafter.layout.reference import Reference, reference_from
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.record.parse import load_mapping as _load
from drafter.record.parse import parse_mapping
from drafter.record.text import read_text
from drafter.wording import unknown_name_fix

if TYPE_CHECKING:
    from drafter.figures.relations import Relation

LAYOUT_FILE = "layout.yaml"
USUAL_LAYOUT = "standard"
"""What a new record is made for where nobody says which."""
PIECES_FILE = "pieces.yaml"
_LIBRARY_FILE = "pieces.md.j2"
_TEMPLATE, _WORD_TEMPLATE = "report.md.j2", "report.docx"
_ABOUT = ("版式", INHERITS, "版本", "名称", "说明", FILE_NAME, YEARLY, ELSEWHERE)
_FIELDS = (*_ABOUT, "小数", PROFILE_NAME, SISTERS, "偏离", "部分", "迁移")


def builtin_templates() -> Path:
    """Return the templates that come with drafter, in an installed wheel and in a checkout alike."""
    package = Path(drafter.__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def find_layouts(templates: Sequence[Path]) -> dict[str, Path]:
    """Return the layout folders by name, the usual one first in its directory; an earlier one hides a later one."""
    found: dict[str, Path] = {}
    for directory in templates:
        if not directory.is_dir():
            raise LayoutError("找不到这个版式目录", Place(str(directory)), "检查 --templates 后面的路径")
        files = directory.glob(f"*/{LAYOUT_FILE}")
        for file in sorted(files, key=lambda file: (file.parent.name != USUAL_LAYOUT, file)):
            found.setdefault(file.parent.name, file.parent)
    return found


class LayoutSummary(NamedTuple):
    """What a list of layouts says of one; `base` is the layout that it has its sister texts from, where not its own."""

    name: str
    version: int
    label: str
    help: str
    sisters: tuple[str, ...] = ()
    base: str = ""


def summarize_layout(folder: Path) -> LayoutSummary:
    """Read only what a list of layouts shows; `load_layout` checks the rest."""
    fields = Fields(_load(folder / LAYOUT_FILE), [], LayoutError)
    sisters = tuple(Fields(item, [], LayoutError).text("名称") for item in fields.items(SISTERS))
    base = "" if SISTERS in fields.node.entries else fields.text(INHERITS)
    return LayoutSummary(folder.name, fields.number("版本", 1), fields.text("名称"), fields.text("说明"), sisters, base)


def load_layout(name: str, templates: Sequence[Path], asked: Place | None = None) -> Layout:
    """Read the layout of a name with its catalogue and reference table.

    Args:
        name: The layout's name as a record gives it, without version.
        templates: Directories to look in, the first one first.
        asked: Where the name was written.

    Raises:
        LayoutError: There is no such layout, or its folder is not in order.
    """
    found = find_layouts(templates)
    if name not in found:
        raise LayoutError(f"没有“{name}”这个版式", asked, unknown_name_fix(name, list(found)))
    return read_layout(found[name], templates)


def read_layout(folder: Path, templates: Sequence[Path]) -> Layout:
    """Read one layout folder; all faults of its `layout.yaml` are told together."""
    catalogue = load_catalogue(templates)
    reference = reference_from(_load(_beside("reference.yaml", templates)))
    shared = _Shared(catalogue, reference, _pieces(templates), _beside(_LIBRARY_FILE, templates))
    errors: list[DrafterError] = []
    node, folders = _whole(folder, templates, shared.pieces, errors, ())
    raise_all(errors)
    return _layout_from(node, folder, shared, folders)


def _whole(
    folder: Path,
    templates: Sequence[Path],
    pieces: dict[str, tuple[Node, ...]],
    errors: list[DrafterError],
    above: tuple[str, ...],
) -> tuple[Mapping, tuple[Path, ...]]:
    """Return a layout's file as if written in full, and the folders that it is made of, its own first."""
    node = _load(folder / LAYOUT_FILE)
    named = node.get(INHERITS)
    if not isinstance(named, Scalar):
        return node, (folder,)
    found = find_layouts(templates)
    name = named.text.strip()
    if name not in found:
        raise LayoutError(f"没有“{name}”这个版式，不能沿用", named.place, unknown_name_fix(name, list(found)))
    if name in (*above, folder.name):
        raise LayoutError("版式绕了一圈，又沿用到自己", named.place, "改掉其中一处“沿用”")
    base, folders = _whole(found[name], templates, pieces, errors, (*above, folder.name))
    return merged(base, node, pieces, errors), (folder, *folders)


def _file_of(name: str, folders: Sequence[Path]) -> Path:
    """Return the first of a layout's folders' files of a name; its own where none has one."""
    return next((path for folder in folders if (path := folder / name).is_file()), folders[0] / name)


def _template_path(folders: Sequence[Path]) -> Path:
    """Return the template of a layout: the first folder's that has one, written as Markdown or made in Word."""
    files = (folder / name for folder in folders for name in (_TEMPLATE, _WORD_TEMPLATE))
    return next((path for path in files if path.is_file()), folders[0] / _TEMPLATE)


def _template_text(path: Path) -> str:
    """Return what a template says; nothing for one that is a Word document."""
    return "" if path.suffix == ".docx" else read_text(path)


def written_as(layout: Layout, profile: Profile) -> Layout:
    """Return a layout that writes one of its sister texts (另有文稿) as its report; for a copy itself."""
    if profile.template is None:
        return layout
    return replace(layout, template=_template_text(profile.template), template_path=profile.template)


def load_catalogue(templates: Sequence[Path]) -> Catalogue:
    """Read the catalogue: what each directory's `figures.yaml` adds to those of the directories behind it.

    Raises:
        LayoutError: One of the files is not in order.
    """
    catalogue = Catalogue({})
    for file in reversed(_all_beside("figures.yaml", templates) or [templates[-1] / "figures.yaml"]):
        stock = file.parent == builtin_templates() and not catalogue.groups
        catalogue = stock_catalogue(read_text(file), str(file)) if stock else catalogue_from(_load(file), catalogue)
    return catalogue


def load_relations(
    templates: Sequence[Path], catalogue: Catalogue, groups: Collection[str] | None = None
) -> tuple[Relation, ...]:
    """Read the relations; each directory's `relations.yaml` adds to those of the directories behind it or changes them.

    Args:
        templates: Directories to look in, the first one first.
        catalogue: The figures that relations name.
        groups: Where given, only relations of these groups are read, e.g. those that a record has figures of.

    Raises:
        LayoutError: One of the files is not in order.
    """
    # Drafting a report needs no relations, and pays for no import of them.
    from drafter.figures.relations import relations_from

    files = _all_beside("relations.yaml", templates)
    if files == [builtin_templates() / "relations.yaml"] and groups:
        text = relations_asked(read_text(files[0]), groups)
        return relations_from([parse_mapping(text, str(files[0]), typed=False)], catalogue, groups)
    return relations_from([_load(file) for file in reversed(files)], catalogue, groups)


class _Shared(NamedTuple):
    """What the layouts of one directory have in common."""

    catalogue: Catalogue
    reference: Reference
    pieces: dict[str, tuple[Node, ...]]
    library_path: Path


def _pieces(templates: Sequence[Path]) -> dict[str, tuple[Node, ...]]:
    """Return the shared questions by name; an earlier directory's go before a later one's."""
    errors: list[DrafterError] = []
    found: dict[str, tuple[Node, ...]] = {}
    for path in templates:
        if (path / PIECES_FILE).is_file():
            top = Fields(_load(path / PIECES_FILE), errors, LayoutError)
            top.only(("片段",))
            pieces = Fields(top.node_of("片段") or Mapping({}, top.node.place), errors, LayoutError)
            for name in pieces.node.entries:
                found.setdefault(name, pieces.items(name))
    raise_all(errors)
    return found


def _all_beside(name: str, templates: Sequence[Path]) -> list[Path]:
    """Return the shared files of a name, the one that counts most first."""
    for path in templates:
        refuse_misnamed(path / name)
    return [path / name for path in templates if (path / name).is_file()]


def refuse_misnamed(file: Path) -> None:
    """Refuse `rule.yaml` or `rules.yml` where `rules.yaml` is meant: it would be passed over.

    Raises:
        LayoutError: There is such a file, and none of the right name.
    """
    stem = file.stem
    meant = (f"{stem}.yml", *(f"{stem.removesuffix('s')}{ending}" for ending in (".yaml", ".yml")))
    found = next((path for one in meant if (path := file.with_name(one)).is_file()), None)
    if found and not file.is_file():
        raise LayoutError(f"这个文件不会读：名称应是 {file.name}", Place(str(found)), f"把文件名改成 {file.name}")


def _beside(name: str, templates: Sequence[Path]) -> Path:
    """Return the first of the shared files; an office's own directory need not bring one."""
    return next(iter(_all_beside(name, templates)), templates[-1] / name)


def _layout_from(node: Mapping, folder: Path, shared: _Shared, folders: Sequence[Path]) -> Layout:
    errors: list[DrafterError] = []
    fields = Fields(node, errors, LayoutError)
    fields.only(_FIELDS)
    if fields.text("版式", required=True) != folder.name:
        fields.fault(f"“版式”应与文件夹同名：{folder.name}", node, f"写 版式: {folder.name}")
    decimals = Fields(fields.node_of("小数") or Mapping({}, node.place), errors, LayoutError)
    decimals.only(("比率", "同比"))
    reasons = Fields(fields.node_of("偏离") or Mapping({}, node.place), errors, LayoutError)
    version = fields.number("版本", 1)
    template_path = _template_path(folders)
    profiles = profiles_from(fields, errors, lambda name: _file_of(name, folders))
    layout = Layout(
        name=folder.name,
        version=version,
        migrations=migrations_from(fields, version, errors),
        label=fields.text("名称", required=True),
        help=fields.text("说明"),
        sections=tuple(
            section_from(item, shared.catalogue, shared.pieces, errors, profile_names(profiles[1:]))
            for item in fields.items("部分")
        ),
        decimals=Decimals(decimals.number("比率", 1), decimals.number("同比", 2)),
        catalogue=shared.catalogue,
        reference=shared.reference,
        template=_template_text(template_path),
        template_path=template_path,
        library=read_text(shared.library_path) if shared.library_path.is_file() else "",
        library_path=shared.library_path,
        frame_path=_file_of("frame.docx", folders),
        profiles=profiles,
        deviations={name: reasons.text(name) for name in reasons.node.entries},
        file_name=file_name_from(fields),
        is_yearly_report=is_yearly_from(fields),
        elsewhere=elsewhere_from(fields, errors),
        place=node.place,
    )
    _check_layout(layout, errors)
    raise_all(errors)
    return layout


def _check_layout(layout: Layout, errors: list[DrafterError]) -> None:
    questions = tuple(layout.questions())
    seen: set[str] = set()
    for question in questions:
        taken = (*seen, "指标", "版式", "另存", "规定", "纲要", PROFILE_NAME)
        if question.kind is not Kind.FIGURES and question.key in taken:
            errors.append(LayoutError(f"问题的键“{question.key}”重复或另有用处", question.place, "换一个键"))
        seen.add(question.key)
    extra = {**layout.reference.names(), PROFILE_NAME: profile_names(layout.profiles)}
    check_names(questions, extra, errors)
    check_handover(questions, errors)
    _check_fixed(layout, errors)


def _check_fixed(layout: Layout, errors: list[DrafterError]) -> None:
    """Every layout asks for 年度 and 机关.名称: file names, references by year and titles need them."""
    year, agency = layout.question("年度"), layout.question("机关")
    name = agency.question("名称") if agency and agency.kind is Kind.GROUP and agency.when == ALWAYS else None
    wanted: tuple[tuple[Question | None, Kind, str], ...] = (
        (year, Kind.YEAR, "- {键: 年度, 名称: 报告年度, 类型: 年份}"),
        (name, Kind.SHORT_TEXT, "题组“机关”里的 - {键: 名称, 名称: 机关全称, 类型: 短文本}"),
    )
    for question, kind, fix in wanted:
        if question is None or question.kind is not kind or question.when != ALWAYS:
            errors.append(LayoutError("版式必须无条件地问年度和机关名称", layout.place, f"补上 {fix}"))
