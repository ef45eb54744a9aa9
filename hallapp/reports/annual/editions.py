"""Dated templates of the yearly table: the edition of 2012 as it was printed, and today's.

An edition never changes once a year was reported by it. The wording of 2012, slips of the pen
included, is that of the table published for that year; only the numbers are the hall's.
"""

from dataclasses import dataclass, field

from hallapp.kernel.texts import _, mark


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Attributes:
        words: As printed, unit included; Chinese.
        codes: The indicators whose values stand in it.
        pattern: How several values are written together, with a blank for each.
    """

    words: str
    codes: tuple[str, ...]
    pattern: str = "{}"


@dataclass(frozen=True)
class Part:
    """One of the ten parts; of a part with a title of its own the lines stand below it.

    Attributes:
        title: As printed; empty where the part is its one line.
    """

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Edition:
    """One dated form of the table.

    Attributes:
        code: `2012` or `current`.
        name: How people call it; Chinese.
        since: First year that is reported by it.
        title: Of the table, with a blank for the year; Chinese.
        parts: In the printed order.
        summands: The kinds of item that together are all of them.
        extra: Indicators that checks need and nobody prints.
    """

    code: str
    name: str
    since: int
    title: str
    parts: tuple[Part, ...]
    summands: tuple[str, ...]
    extra: tuple[str, ...] = field(default=("items_total", "web_in_text"))

    @property
    def label(self) -> str:
        """The name in the language now shown."""
        return _(self.name)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every indicator that a line shows, in the printed order."""
        return tuple(code for part in self.parts for line in part.lines for code in line.codes)


def _line(words: str, *codes: str, pattern: str = "{}") -> Line:
    return Line(words, codes, pattern)


_TITLE = mark("{year}年政务公开和政务服务工作统计表")
_OVER = "{}/{}"

EDITION_2012 = Edition(
    "2012",
    mark("2012年版（照原表）"),
    2012,
    _TITLE,
    (
        Part(
            mark("一、主动公开数量"),
            (
                _line(mark("通过政府网站公开数(条)"), "web_published"),
                _line(mark("召开新闻发布会次数(条)"), "press"),
            ),
        ),
        Part("", (_line(mark("二、依申请公开数量(件)"), "requests"),)),
        Part("", (_line(mark("三、行政复议数量(件)"), "reconsidered"),)),
        Part("", (_line(mark("四、行政诉讼数量(件)"), "lawsuits"),)),
        Part(
            mark("五、重大民生信息公开情况"),
            (
                _line(mark("公开保障性住户信息(条)"), "housing"),
                _line(mark("公开食品安全信息(条)"), "food_safety"),
                _line(mark("公开环境保护信息(条)"), "environment"),
            ),
        ),
        Part(
            mark("六、热点信息公开情况"),
            (
                _line(mark("公开征地拆迁信息(条)"), "land_taking"),
                _line(mark("公开重点安全事故信息(条)"), "accidents"),
                _line(mark("公开价格收费信息(条)"), "prices"),
                _line(mark("公开惠农惠牧政策及专项资金管理使用信息(条)"), "farm_support"),
            ),
        ),
        Part(
            mark("七、公共查阅点建设"),
            (
                _line(mark("公共查阅点建设数量(个)"), "reading_points"),
                _line(mark("公共查阅点查阅量(人次)"), "readings"),
            ),
        ),
        Part(
            mark("八、行政审批事项"),
            (
                _line(mark("行政许可事项(项)"), "items_licence"),
                _line(mark("行政非许可事项(项)"), "items_nonlicence"),
                _line(mark("行政服务事项(项)"), "items_service"),
            ),
        ),
        Part(
            mark("九、政务服务体系建设"),
            (
                _line(mark("政务服务中心面积(平方米)"), "hall_area"),
                _line(mark("是否实现网上信息公开及政务服务"), "is_online"),
                _line(mark("政务服务中心办件量(件)"), "cases_handled"),
                _line(mark("政务服务中心办结量(件)"), "cases_done"),
                _line(
                    mark("实际进驻审批事项数量/应进驻审批事项数量(件)"),
                    "items_stationed",
                    "items_expected",
                    pattern=_OVER,
                ),
                _line(
                    mark("已建便民代办点数量/本行政区域嘎查村(社区)总数(个)"),
                    "agency_points",
                    "villages",
                    pattern=_OVER,
                ),
            ),
        ),
        Part(
            mark("十、人员机构建设和保障经费情况"),
            (
                _line(mark("信息公开工作专门机构(个)"), "bodies"),
                _line(mark("信息公开专职人员数(个)"), "staff_full"),
                _line(mark("信息公开兼职人员数(个)"), "staff_part"),
                _line(mark("召开信息公开工作会或专题会(次)"), "meetings"),
                _line(mark("培训班次/人数"), "trainings", "trained", pattern=mark("{}次/{}人")),
                _line(mark("信息公开专项经费(万元)"), "budget"),
            ),
        ),
    ),
    summands=("items_licence", "items_nonlicence", "items_service"),
)

CURRENT = Edition(
    "current",
    mark("现行版"),
    2015,
    _TITLE,
    (
        Part(
            mark("一、主动公开数量"),
            (
                _line(mark("通过政府网站公开数（条）"), "web_published"),
                _line(mark("召开新闻发布会次数（次）"), "press"),
            ),
        ),
        Part("", (_line(mark("二、依申请公开数量（件）"), "requests"),)),
        Part("", (_line(mark("三、行政复议数量（件）"), "reconsidered"),)),
        Part("", (_line(mark("四、行政诉讼数量（件）"), "lawsuits"),)),
        Part(
            mark("五、重大民生信息公开情况"),
            (
                _line(mark("公开保障性住房信息（条）"), "housing"),
                _line(mark("公开食品安全信息（条）"), "food_safety"),
                _line(mark("公开环境保护信息（条）"), "environment"),
            ),
        ),
        Part(
            mark("六、热点信息公开情况"),
            (
                _line(mark("公开征地拆迁信息（条）"), "land_taking"),
                _line(mark("公开重点安全事故信息（条）"), "accidents"),
                _line(mark("公开价格收费信息（条）"), "prices"),
                _line(mark("公开惠农政策及专项资金管理使用信息（条）"), "farm_support"),
            ),
        ),
        Part(
            mark("七、公共查阅点建设"),
            (
                _line(mark("公共查阅点建设数量（个）"), "reading_points"),
                _line(mark("公共查阅点查阅量（人次）"), "readings"),
            ),
        ),
        Part(
            mark("八、政务服务事项"),
            (
                _line(mark("行政许可事项（项）"), "items_licence"),
                _line(mark("许可以外依申请办理的行政权力事项（项）"), "items_other"),
                _line(mark("公共服务事项（项）"), "items_service"),
            ),
        ),
        Part(
            mark("九、政务服务体系建设"),
            (
                _line(mark("政务服务中心面积（平方米）"), "hall_area"),
                _line(mark("是否实现网上信息公开及政务服务"), "is_online"),
                _line(mark("政务服务中心办件量（件）"), "cases_handled"),
                _line(mark("政务服务中心办结量（件）"), "cases_done"),
                _line(
                    mark("实际进驻事项数量/应进驻事项数量（项）"),
                    "items_stationed",
                    "items_expected",
                    pattern=_OVER,
                ),
                _line(
                    mark("已建便民代办点数量/本行政区域村（社区）总数（个）"),
                    "agency_points",
                    "villages",
                    pattern=_OVER,
                ),
            ),
        ),
        Part(
            mark("十、人员机构建设和保障经费情况"),
            (
                _line(mark("信息公开工作专门机构（个）"), "bodies"),
                _line(mark("信息公开专职人员数（人）"), "staff_full"),
                _line(mark("信息公开兼职人员数（人）"), "staff_part"),
                _line(mark("召开信息公开工作会或专题会（次）"), "meetings"),
                _line(mark("培训班次/人数"), "trainings", "trained", pattern=mark("{}次/{}人")),
                _line(mark("信息公开专项经费（万元）"), "budget"),
            ),
        ),
    ),
    summands=("items_licence", "items_other", "items_service"),
)

EDITIONS = {each.code: each for each in (EDITION_2012, CURRENT)}
"""Every edition by its code, the oldest first."""


def edition_of(year: int) -> Edition:
    """Return the edition by which a year is reported, unless somebody asks for another one."""
    return CURRENT if year >= CURRENT.since else EDITION_2012
