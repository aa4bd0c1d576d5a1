"""What is measured: each thing with the standard's rule for it, what is wanted, and how to mend it in Word and WPS."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from drafter.verify.fonts import class_of
from drafter.write import standard
from drafter.write.standard import Rule, Strength


class Item(NamedTuple):
    """One thing that the standard asks for.

    Attributes:
        name: What it is called.
        rule: The writer's own constant, which brings clause and strength.
        wanted: What it should be.
        mend: How to make it so in Word and WPS.
    """

    name: str
    rule: Rule[Any]
    wanted: str
    mend: str

    @property
    def clause(self) -> str:
        """The clause of GB/T 9704—2012."""
        return self.rule.clause

    @property
    def strength(self) -> Strength:
        """How binding it is."""
        return self.rule.strength


_TOLERANCE: Final = f"（±{standard.MARGIN_TOLERANCE_MM.value}）"
_MARGINS: Final = "“布局”→“页边距”→“自定义页边距”，上填 3.7、左填 2.8、下填 3.5、右填 2.6 厘米，应用于整篇文档"
_FONT: Final = "选中这些字，在“开始”里把中文字体改成{}；整篇都这样的，改样式"
_SIZE: Final = "选中这些字，在“开始”里把字号改成{}；整篇都这样的，改样式"
_INDENT: Final = "“段落”→“缩进”，左侧、右侧填 0，特殊格式选{}；打在行首的空格删去"
_NAMES: Final = {22: "2号", 16: "3号", 14: "4号"}
_CHINESE_LEVELS: Final = ("一", "二", "三", "四")


def _font_item(name: str, rule: Rule[Any], font: str) -> Item:
    kind = class_of(font)
    return Item(name, rule, kind if kind == font else f"{kind}（{font}）", _FONT.format(font))


def _size_item(name: str, rule: Rule[int]) -> Item:
    said = f"{_NAMES[rule.value]}（{rule.value} 磅）"
    return Item(name, rule, said, _SIZE.format(said))


def _mm_item(name: str, rule: Rule[int]) -> Item:
    return Item(name, rule, f"{rule.value} 毫米{_TOLERANCE}", _MARGINS)


def _blank_item(name: str, rule: Rule[int], above: str) -> Item:
    return Item(name, rule, f"空 {rule.value} 行", f"在{above}留一个空行，不多不少；也可以设段前 1 行")


PAPER: Final = Item(
    "纸张",
    standard.PAGE_WIDTH_MM,
    f"A4，{standard.PAGE_WIDTH_MM.value}×{standard.PAGE_HEIGHT_MM.value} 毫米",
    "“布局”→“纸张大小”选 A4，应用于整篇文档",
)
TOP: Final = _mm_item("天头（上边距）", standard.TOP_MARGIN_MM)
LEFT: Final = _mm_item("订口（左边距）", standard.LEFT_MARGIN_MM)
TEXT_WIDTH: Final = _mm_item("版心宽", standard.TEXT_WIDTH_MM)
TEXT_HEIGHT: Final = _mm_item("版心高", standard.TEXT_HEIGHT_MM)
_LINES: Final = f"每面 {standard.LINES_PER_PAGE.value} 行"
GRID: Final = Item(
    "文档网格",
    standard.LINE_TWIPS,
    f"网格{_LINES}，或者各段都用固定行距",
    f"“布局”→“页面设置”→“文档网格”，选“只指定行网格”，每页 {standard.LINES_PER_PAGE.value} 行",
)
LINES: Final = Item(
    "每面行数（按行距算）",
    standard.LINES_PER_PAGE,
    _LINES,
    f"“段落”→“行距”选固定值，填 {standard.LINE_TWIPS.value / 20} 磅；28 磅也能排 22 行，29 磅、30 磅只有 21 行",
)
CHARACTERS: Final = Item(
    "每行字数（按字号和字距算）",
    standard.CHARACTERS_PER_LINE,
    f"每行 {standard.CHARACTERS_PER_LINE.value} 字",
    f"“字体”→“高级”→“间距”选紧缩，填 {-standard.CHARACTER_SPACING_TWIPS.value / 20} 磅",
)
SPACE_BETWEEN: Final = Item(
    "段间距", standard.LINE_TWIPS, "段前、段后都是 0", "“段落”→“间距”，段前、段后填 0；要空行的地方空整行"
)

ISSUER: Final = Item(
    "发文机关标志位置",
    standard.ISSUER_TOP_MM,
    f"居中，上边缘至版心上边缘 {standard.ISSUER_TOP_MM.value} 毫米",
    "标志前面不留空行；“段落”→“间距”，段前填 99 磅，行距选固定值、填标志的字号；居中；一行排不下的，字号改小，"
    "或者用“字体”→“高级”→“缩放”",
)
ISSUE_NUMBER_FORM: Final = Item(
    "发文字号写法",
    standard.NUMBER_FORM,
    f"年份写全，用六角括号，编号不加“第”、不编虚位，例如 {standard.NUMBER_FORM.value}",
    "改写发文字号；六角括号在“插入”→“符号”里",
)
ISSUE_NUMBER: Final = Item(
    "发文字号位置",
    standard.NUMBER_INDENT_CHARACTERS,
    "居中；有签发人的，居左空 1 字，和最后一个签发人同一行",
    "没有签发人的，居中；有的，左缩进 1 字符，用制表位把签发人放到右边",
)
ISSUE_NUMBER_BLANK: Final = _blank_item(
    "发文字号上空行", standard.BLANK_ABOVE_NUMBER_LINES, "发文机关标志和发文字号之间"
)
SIGNER: Final = Item(
    "签发人位置",
    standard.SIGNER_INDENT_CHARACTERS,
    f"居右空 1 字，每行 {standard.SIGNERS_PER_LINE.value} 人，姓名之间不加标点",
    "用制表位定位置，姓名右边空 1 字；回行的姓名和第一行的第一个姓名对齐",
)
SIGNER_FONT: Final = _font_item("签发人字体", standard.SIGNER_FONT, standard.SIGNER_FONT.value)
SEPARATOR: Final = Item(
    "版头分隔线",
    standard.SEPARATOR_DISTANCE_MM,
    f"红色，和版心等宽，在发文字号之下 {standard.SEPARATOR_DISTANCE_MM.value} 毫米",
    "发文字号下面加一个空段，行距选固定值、填 7.5 磅，下框线选红色；画的线改用框线",
)
TITLE_BLANK: Final = _blank_item("标题上空行", standard.BLANK_ABOVE_TITLE_LINES, "红色分隔线和标题之间")
TITLE_FONT: Final = _font_item("标题字体", standard.TITLE_FONT, standard.TITLE_FONT.value)
TITLE_SIZE: Final = _size_item("标题字号", standard.TITLE_SIZE_PT)
TITLE_ALIGN: Final = Item("标题居中", standard.TITLE_ALIGN, "居中", "选中标题，“段落”→“对齐方式”选居中，缩进填 0")
TITLE_LINES: Final = Item(
    "标题分行",
    standard.TITLE_LINES,
    "每行词意完整，排成梯形或菱形",
    "在词和词之间按 Shift+Enter 换行，例如在机关名称后面、“关于”前面；三行的，中间一行不比上下两行都短",
)
RECIPIENT: Final = Item(
    "主送机关位置", standard.RECIPIENT_INDENT_CHARACTERS, "居左顶格，后面是全角冒号", _INDENT.format("“无”")
)
RECIPIENT_BLANK: Final = _blank_item("标题下空行", standard.BLANK_ABOVE_RECIPIENT_LINES, "标题和主送机关之间")
BODY_FONT: Final = _font_item("正文字体", standard.BODY_FONT, standard.BODY_FONT.value)
BODY_SIZE: Final = _size_item("正文和层次标题字号", standard.BODY_SIZE_PT)
MARKS_FONT: Final = Item(
    "引号、破折号的字体",
    Rule(standard.BODY_FONT.value, standard.BODY_FONT.clause, Strength.PRACTICE),
    "和中文同一种字体",
    "选中这些符号，把“西文字体”也改成正文的中文字体；WPS 里改成“使用中文字体”",
)
BOLD: Final = Item(
    "加粗",
    Rule(value=False, clause=standard.HEADING_FONTS.clause, strength=Strength.PRACTICE),
    "不加粗，小标宋、黑体、楷体本身就是标题用的字",
    "选中这些字，取消加粗；整篇都这样的，改样式",
)
COLOUR: Final = Item("文字颜色", standard.TEXT_COLOUR, "黑色", "选中这些字，字体颜色选“自动”或者黑色")
INDENT: Final = Item(
    "自然段缩进",
    standard.FIRST_LINE_CHARACTERS,
    f"左空 {standard.FIRST_LINE_CHARACTERS.value} 字，回行顶格",
    _INDENT.format(f"“首行缩进” {standard.FIRST_LINE_CHARACTERS.value} 字符"),
)
HEADING_FONTS: Final = tuple(
    _font_item(f"{_CHINESE_LEVELS[index]}级标题字体", standard.HEADING_FONTS, font)
    for index, font in enumerate(standard.HEADING_FONTS.value)
)
NUMBER_FORM: Final = Item(
    "层次序数写法",
    standard.HEADING_NUMBERS,
    "".join(standard.HEADING_NUMBERS.value),
    "序数改成要求的写法：一、后面用顿号，（一）（1）用全角括号、后面不加标点，1.后面用小圆点",
)
NUMBER_ORDER: Final = Item(
    "层次序数顺序",
    standard.HEADING_NUMBERS,
    "依次使用，每一级从一数起、不跳号",
    "按顺序改序数；缺了上一级的，补上或者升一级",
)

ATTACHMENT_LIST: Final = Item(
    "附件说明位置",
    standard.ATTACHMENT_LIST_INDENT_CHARACTERS,
    "“附件：”左空 2 字，名称后面不加标点",
    _INDENT.format("“首行缩进” 2 字符") + "；名称后面的标点也删去",
)
ATTACHMENT_LIST_BLANK: Final = _blank_item(
    "附件说明上空行", standard.BLANK_ABOVE_ATTACHMENT_LIST_LINES, "正文和附件说明之间"
)
SIGNATURE: Final = Item(
    "署名和成文日期位置",
    standard.SIGNATURE_RIGHT_CHARACTERS,
    "署名右空 2 字；成文日期首字比署名首字右移 2 字（日期比署名长的，日期右空 2 字）",
    "两段都左对齐，用“段落”→“缩进”→“左侧”定位置，不用空格；要盖章的，成文日期右空 4 字，署名居中对着日期",
)
SEALED: Final = Item(
    "署名和成文日期位置（盖章）",
    standard.SEALED_DATE_RIGHT_CHARACTERS,
    "成文日期右空 4 字，署名以成文日期为准居中",
    "成文日期右对齐、右缩进 4 字符；署名用缩进对准日期的正中；不盖章的，署名右空 2 字、日期右移 2 字",
)
STAMP: Final = Item(
    "签名章位置",
    standard.STAMP_RIGHT_CHARACTERS,
    f"签名章、成文日期右空 {standard.STAMP_RIGHT_CHARACTERS.value} 字，"
    f"签发人职务在签名章左边空 {standard.STAMP_SHIFT_CHARACTERS.value} 字",
    "成文日期右对齐、右缩进 4 字符；签发人职务左对齐，用左缩进定位置，右边留出签名章的宽",
)
STAMP_BLANK: Final = _blank_item("签名章上空行", standard.BLANK_ABOVE_STAMP_LINES, "正文（或者附件说明）和签名章之间")
STAMP_DATE_BLANK: Final = _blank_item("签名章下空行", standard.BLANK_BELOW_STAMP_LINES, "签名章和成文日期之间")
SIGNATURE_BLANK: Final = _blank_item(
    "署名上空行", standard.BLANK_ABOVE_SIGNATURE_LINES, "正文（或者附件说明）和署名之间"
)
DATE_FORM: Final = Item(
    "成文日期写法",
    standard.DATE_FORM,
    f"阿拉伯数字，年份写全，月、日不编虚位，例如 {standard.DATE_FORM.value}",
    "改写日期，例如 2025年01月08日 写成 2025年1月8日",
)
NOTE: Final = Item(
    "附注位置", standard.NOTE_INDENT_CHARACTERS, "左空 2 字，加圆括号", _INDENT.format("“首行缩进” 2 字符")
)

ATTACHMENT_PAGE: Final = Item(
    "附件另面编排",
    standard.ATTACHMENT_LABEL_FONT,
    "附件从新的一面开始",
    "光标放在“附件”前，“段落”→“换行和分页”勾“段前分页”",
)
ATTACHMENT_LABEL: Final = Item(
    "附件顺序号",
    standard.ATTACHMENT_LABEL_FONT,
    "3号黑体，顶格，后面不加冒号，和附件说明的顺序号一致",
    "“附件1”单独成段，3号黑体，缩进填 0；和附件说明对上",
)
ATTACHMENT_TITLE: Final = Item(
    "附件标题",
    standard.ATTACHMENT_LABEL_INDENT_CHARACTERS,
    "居中，和附件说明里的名称一致",
    "附件标题居中；名称两处改成一样",
)

IMPRINT_LINES: Final = Item(
    "版记分隔线",
    standard.IMPRINT_OUTER_LINE_MM,
    f"首条、末条 {standard.IMPRINT_OUTER_LINE_MM.value} 毫米，中间 {standard.IMPRINT_INNER_LINE_MM.value} 毫米，"
    "和版心等宽",
    "版记用表格排，上、下框线选 1 磅，中间的选 0.75 磅，没有左、右框线",
)
IMPRINT_PLACE: Final = Item(
    "版记位置",
    standard.IMPRINT_PLACE,
    "末条分隔线在末页版心下边缘",
    "把版记放进文本框，垂直位置选“下对齐，相对于页边距”",
)
IMPRINT_TYPE: Final = Item(
    "版记字体字号",
    standard.IMPRINT_SIZE_PT,
    f"4号（{standard.IMPRINT_SIZE_PT.value} 磅）仿宋体",
    _SIZE.format("四号") + "；字体用仿宋",
)
COPIES: Final = Item(
    "抄送",
    standard.IMPRINT_INDENT_CHARACTERS,
    "左右各空 1 字，“抄送”后加全角冒号，回行和冒号后的首字对齐，最后加句号",
    "左缩进 4 字符、悬挂缩进 3 字符，右缩进 1 字符；机关之间用逗号，最后用句号",
)
PRINTED: Final = Item(
    "印发机关和印发日期",
    Rule(standard.IMPRINT_INDENT_CHARACTERS.value, "7.4.3", Strength.REQUIRED),
    "同一行，印发机关左空 1 字，印发日期右空 1 字，月、日不编虚位，后加“印发”",
    "左缩进 1 字符，用右对齐的制表位放印发日期，例如 2025年1月8日印发；一行排不下的，用“字体”→“高级”→“缩放”，"
    "或者写规范化简称",
)

PAGE_NUMBER: Final = Item(
    "页码", standard.PAGE_NUMBER_INDENT_CHARACTERS, "每一面都有页码", "“插入”→“页码”；不要勾“首页不同”"
)
PAGE_NUMBER_FORM: Final = Item(
    "页码形式",
    standard.PAGE_NUMBER_FORM,
    f"数字左右各一条一字线，例如 {standard.PAGE_NUMBER_FORM.value}",
    "双击页脚，在数字两边打一字线“—”（Shift 加减号打出的破折号删去一半），不用短横“-”",
)
PAGE_NUMBER_SIDE: Final = Item(
    "页码位置",
    standard.PAGE_NUMBER_INDENT_CHARACTERS,
    "单页居右空 1 字，双页居左空 1 字",
    "“页面设置”→“版式”勾“奇偶页不同”；奇数页页脚右对齐、右缩进 1 字符，偶数页页脚左对齐、左缩进 1 字符",
)
PAGE_NUMBER_FONT: Final = Item(
    "页码字体字号", standard.PAGE_NUMBER_FONT, "4号（14 磅）半角宋体", "选中页脚里的页码和一字线，改成宋体、四号"
)
PAGE_NUMBER_DISTANCE: Final = Item(
    "页码离版心",
    standard.PAGE_NUMBER_DISTANCE_MM,
    f"一字线上距版心下边缘 {standard.PAGE_NUMBER_DISTANCE_MM.value} 毫米",
    "“页面设置”→“版式”→“距边界”，页脚填 2.55 厘米（页脚行距为固定值 14 磅时）",
)
PAGE_NUMBERS_RUN_ON: Final = Item(
    "页码连续", standard.PAGE_NUMBERS_RUN_ON, "从 1 起，附件接着编", "“页码”→“设置页码格式”，选“续前节”"
)

TABLE_WIDTH: Final = Item(
    "表格宽度",
    Rule(standard.TEXT_WIDTH_MM.value, standard.TABLE_SIZE_PT.clause, standard.TABLE_SIZE_PT.strength),
    "不超出版心",
    "选中表格，“表格工具”→“自动调整”→“根据窗口自动调整”",
)
TABLE_HEAD: Final = Item(
    "表头重复",
    Rule(value=True, clause=standard.TABLE_SIZE_PT.clause, strength=standard.TABLE_SIZE_PT.strength),
    "跨页的表格每一面都有表头",
    "选中第一行，“表格工具”→“重复标题行”",
)

PRINTED_LINES: Final = Item("每面行数（排版）", standard.LINES_PER_PAGE, _LINES, LINES.mend)
PRINTED_CHARACTERS: Final = Item("每行字数（排版）", standard.CHARACTERS_PER_LINE, CHARACTERS.wanted, CHARACTERS.mend)
FIRST_PAGE: Final = Item(
    "首页有正文", standard.TEXT_ON_FIRST_PAGE, "第一面就有正文", "减少标题上面的空行；封面、目录另成文件"
)
SIGNATURE_PAGE: Final = Item(
    "署名和正文同面",
    standard.SIGNATURE_WITH_TEXT,
    "署名、成文日期所在的一面有正文",
    "选中正文最后一段，“段落”→“换行和分页”勾“与下段同页”；也可以调整行距、字距",
)
IMPRINT_PAGE: Final = Item("版记位置（排版）", standard.IMPRINT_PLACE, "在末页版心下边缘", IMPRINT_PLACE.mend)
