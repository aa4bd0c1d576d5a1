"""What a machine has of that which drafter uses, topic by topic; nothing that goes wrong here is raised."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from drafter.errors import DrafterError


class State(Enum):
    """What is said of a thing, what is worst first."""

    LACKING = "缺少"
    NOTICE = "注意"
    FINE = "正常"


class Row(NamedTuple):
    """One thing that was looked for.

    Attributes:
        name: What it is called.
        state: Whether it is there.
        said: What was found.
        use: What it serves for; for what is fine, empty.
        mend: How to come by it; for what is fine, empty.
        needed: Whether no Word file can be made without it.
    """

    name: str
    state: State
    said: str
    use: str = ""
    mend: str = ""
    needed: bool = False


Examiner = Callable[[], Iterator[Row]]

_LEAST_PYTHON: Final = (3, 11)
_OFFICE_LIMIT_S: Final = 5
_COMFORTABLE_COLUMNS: Final = 60
_REQUIREMENT: Final = re.compile(r"([\w.-]+)\s*>=\s*([\d.]+)")
_SIGNS: Final = "年度报告〔2024〕—“”……℃①"
"""Signs of a report that old code pages lack first."""


def examine() -> Iterator[Row]:
    """Yield what there is to say about this machine."""
    for name, examiner in EXAMINERS.items():
        try:
            yield from examiner()
        # Whatever a strange machine makes of a question, the others are still asked.
        except Exception as error:
            said = f"没有查成（{type(error).__name__}：{error}）"
            yield Row(name, State.NOTICE, said, "", "把这一行交给维护人员")


def _programs() -> Iterator[Row]:
    version = platform.python_version()
    if sys.version_info >= _LEAST_PYTHON:
        yield Row("Python", State.FINE, f"{version}，{sys.executable}")
    else:
        least = ".".join(map(str, _LEAST_PYTHON))
        yield Row("Python", State.LACKING, f"{version}，太旧", "运行 drafter", f"装 Python {least} 以上", needed=True)
    # The word for word is `pip install` again: it brings what lacks and renews what is too old.
    mend = "在 drafter 的文件夹里重新运行安装命令：pip install ."
    wanting = list(_wanting_packages())
    if wanting:
        yield Row("Python 组件", State.LACKING, "、".join(wanting), "运行 drafter", mend, needed=True)
        return
    try:
        import drafter.draft
    except Exception as error:
        said = f"装了，用不起来（{type(error).__name__}：{error}）"
        yield Row("Python 组件", State.LACKING, said, "生成 Word 文件", mend, needed=True)
    else:
        yield Row("Python 组件", State.FINE, f"drafter {drafter.__version__} 要用的都在，版本都够")


def _wanting_packages() -> Iterator[str]:
    """Yield the packages that are not there or too old, as the installed drafter asks for them."""
    from importlib import metadata

    try:
        requirements = metadata.requires("drafter") or ()
    except metadata.PackageNotFoundError:
        # Run from its folder without being installed, it is known only by what its imports find.
        return
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match is None or "extra" in requirement:
            continue
        name, least = match.groups()
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield f"没有 {name}"
            continue
        if _numbers(found) < _numbers(least):
            yield f"{name} {found} 太旧，要 {least}"


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers at the beginning of a version."""
    return tuple(map(int, re.findall(r"\d+", version)[:3]))


def _layouts() -> Iterator[Row]:
    from drafter.layout.load import builtin_templates, find_layouts, load_layout

    folder = builtin_templates()
    try:
        names = list(find_layouts([folder]))
        for name in names:
            load_layout(name, [folder])
    except DrafterError as error:
        yield Row("版式", State.LACKING, error.what, "生成 Word 文件", "重新安装 drafter", needed=True)
        return
    if names:
        yield Row("版式", State.FINE, f"{'、'.join(names)}，在 {folder}")
    else:
        yield Row("版式", State.LACKING, f"{folder} 里没有", "生成 Word 文件", "重新安装 drafter", needed=True)


def _fonts() -> Iterator[Row]:
    from drafter.write.installed_fonts import installed_families

    yield from font_rows(installed_families())


def font_rows(families: Collection[str]) -> Iterator[Row]:
    """Yield a row for each Chinese font of the standard's practice.

    Args:
        families: Keys of the fonts that are installed.
    """
    from drafter.write import standard
    from drafter.write.fonts import WINDOWS_FONTS, lacking_fonts

    install = "按本单位规定装上字体文件（Windows 里双击字体文件，点“安装”）"
    for rule, font, use in (
        (standard.TITLE_FONT, standard.TITLE_FONT.value, "标题"),
        (standard.BODY_FONT, standard.BODY_FONT.value, "正文、三级以下标题"),
        (standard.HEADING_FONTS, standard.HEADING_FONTS.value[0], "一级标题"),
        (standard.HEADING_FONTS, standard.HEADING_FONTS.value[1], "二级标题"),
        (standard.PAGE_NUMBER_FONT, standard.PAGE_NUMBER_FONT.value, "页码"),
    ):
        name = f"字体 {font}"
        basis = f"{use}（GB/T 9704 {rule.clause}，{rule.strength.value}）"
        other = WINDOWS_FONTS.get(font)
        if not lacking_fonts([font], families):
            yield Row(name, State.FINE, "装了")
        elif other is None or lacking_fonts([other], families):
            yield Row(name, State.LACKING, "没有装，Word、WPS 会用别的字体代替", basis, install)
        else:
            mend = f"{install}；或者生成时加 --fonts windows，改用{other}"
            yield Row(name, State.NOTICE, f"没有装，装了{other}", basis, mend)


def _printing() -> Iterator[Row]:
    from drafter.errors import OutputError
    from drafter.verify.printing import find_reader
    from drafter.write.pdf import find_office, office_version

    use = "生成 PDF；verify 数排好的每面行数、每行字数"
    try:
        office = find_office()
        yield Row("LibreOffice", State.FINE, f"{office_version(office, _OFFICE_LIMIT_S)}，{office}")
    except OutputError as error:
        mend = "装上 LibreOffice（免费）；不装的，用 Word 或 WPS 打开生成的文件，另存为 PDF"
        yield Row("LibreOffice", State.LACKING, error.what, use, mend)
    reader = find_reader()
    if reader:
        yield Row("poppler", State.FINE, reader)
    else:
        mend = "装上 poppler（Debian、统信、麒麟里是 poppler-utils），让 pdftotext 在 PATH 里；不装的，这几项是“未核验”"
        yield Row("poppler", State.LACKING, "没有找到 pdftotext", "verify 数排好的每面行数、每行字数", mend)


def _editor() -> Iterator[Row]:
    from drafter.wizard.prompts.editor import find_editor

    use = "填长文字时用编辑器写"
    mend = "把环境变量 EDITOR 设成编辑器的名字；不设的，在提问的地方直接写，或者从文件读"
    try:
        command = find_editor()[0]
    except DrafterError as error:
        yield Row("编辑器", State.LACKING, error.what, use, mend)
        return
    if shutil.which(command):
        yield Row("编辑器", State.FINE, command)
    else:
        yield Row("编辑器", State.LACKING, f"环境变量里写的“{command}”找不到", use, mend)


def _folders() -> Iterator[Row]:
    from drafter.wizard.recent import state_folder

    yield _folder_row(
        "当前文件夹", Path.cwd(), "不写 -o 时，文件放在这里", "换到能写的文件夹再运行；或者用 -o 写到别处"
    )
    mend = "把环境变量 DRAFTER_STATE 设成一个能写的文件夹，写完整路径"
    yield _folder_row("个人文件夹", state_folder(), "记住最近的记录、填到了哪里", mend)
    use, mend = (
        "生成 PDF、用编辑器写、出错时记日志",
        "清理磁盘；或者把环境变量 TMPDIR（Windows 是 TEMP）设成能写的文件夹",
    )
    try:
        temporary = Path(tempfile.gettempdir())
    except OSError:
        yield Row("临时文件夹", State.LACKING, "没有能写的", use, mend)
    else:
        yield _folder_row("临时文件夹", temporary, use, mend)


def _folder_row(name: str, folder: Path, use: str, mend: str) -> Row:
    # What is not there yet is made when it is needed, inside what is there.
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return Row(name, State.FINE, f"能写，{folder}")
    except OSError as error:
        return Row(name, State.LACKING, f"不能写（{error.strerror or error}）：{folder}", use, mend)


def _terminal() -> Iterator[Row]:
    yield encoding_row(sys.stdout.encoding or "ascii")
    use = "逐题提问"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        mend = "在终端里运行；不提问的，用 drafter new --no-input、drafter set"
        yield Row("终端", State.NOTICE, "现在不在终端里", use, mend)
        return
    columns, lines = shutil.get_terminal_size()
    colours = "不用颜色" if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else "有颜色"
    said = f"{columns} 列，{lines} 行，{colours}"
    if columns < _COMFORTABLE_COLUMNS:
        yield Row("终端", State.NOTICE, f"{said}，窄了些", use, f"把窗口拉宽到 {_COMFORTABLE_COLUMNS} 列以上")
    else:
        yield Row("终端", State.FINE, said)


def encoding_row(encoding: str) -> Row:
    """Return a row that says whether the screen takes the signs of a report."""
    try:
        _SIGNS.encode(encoding)
    except (UnicodeError, LookupError):
        mend = "Linux 把环境变量 LANG 设成 zh_CN.UTF-8 或 C.UTF-8；Windows 先运行 chcp 65001，或者设 PYTHONUTF8=1"
        return Row("屏幕编码", State.NOTICE, f"{encoding}，有的字显示成问号", "看提示；文件不受影响", mend)
    return Row("屏幕编码", State.FINE, encoding)


EXAMINERS: Final[dict[str, Examiner]] = {
    "程序": _programs,
    "版式": _layouts,
    "字体": _fonts,
    "排版程序": _printing,
    "编辑器": _editor,
    "文件夹": _folders,
    "终端": _terminal,
}
