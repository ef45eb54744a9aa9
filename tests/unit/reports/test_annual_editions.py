"""Two editions of the yearly table: the printed one word for word, today's without old terms."""

import pytest

from hallapp.reports.annual.editions import CURRENT, EDITION_2012, EDITIONS, edition_of
from hallapp.reports.annual.indicators import INDICATORS

# The table of 2012 as it was published; the line of training reads 培训班次/人数 4次/106人.
PRINTED = [
    "一、主动公开数量",
    "通过政府网站公开数(条)",
    "召开新闻发布会次数(条)",
    "二、依申请公开数量(件)",
    "三、行政复议数量(件)",
    "四、行政诉讼数量(件)",
    "五、重大民生信息公开情况",
    "公开保障性住户信息(条)",
    "公开食品安全信息(条)",
    "公开环境保护信息(条)",
    "六、热点信息公开情况",
    "公开征地拆迁信息(条)",
    "公开重点安全事故信息(条)",
    "公开价格收费信息(条)",
    "公开惠农惠牧政策及专项资金管理使用信息(条)",
    "七、公共查阅点建设",
    "公共查阅点建设数量(个)",
    "公共查阅点查阅量(人次)",
    "八、行政审批事项",
    "行政许可事项(项)",
    "行政非许可事项(项)",
    "行政服务事项(项)",
    "九、政务服务体系建设",
    "政务服务中心面积(平方米)",
    "是否实现网上信息公开及政务服务",
    "政务服务中心办件量(件)",
    "政务服务中心办结量(件)",
    "实际进驻审批事项数量/应进驻审批事项数量(件)",
    "已建便民代办点数量/本行政区域嘎查村(社区)总数(个)",
    "十、人员机构建设和保障经费情况",
    "信息公开工作专门机构(个)",
    "信息公开专职人员数(个)",
    "信息公开兼职人员数(个)",
    "召开信息公开工作会或专题会(次)",
    "培训班次/人数",
    "信息公开专项经费(万元)",
]


def test_the_edition_of_2012_is_the_printed_table_word_for_word() -> None:
    words = [
        text
        for part in EDITION_2012.parts
        for text in (part.title, *(line.words for line in part.lines))
        if text
    ]

    assert words == PRINTED


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_edition_has_ten_parts_and_known_indicators_once(edition) -> None:
    assert len(edition.parts) == 10
    assert {*edition.codes, *edition.extra, *edition.summands} <= set(INDICATORS)
    assert len(set(edition.codes)) == len(edition.codes)
    for part in edition.parts:
        for line in part.lines:
            assert line.pattern.count("{}") == len(line.codes)


def test_the_present_edition_names_nothing_that_was_abolished() -> None:
    words = "".join(line.words for part in CURRENT.parts for line in part.lines)

    assert "非许可" not in words
    assert "items_nonlicence" not in CURRENT.codes


def test_a_year_is_reported_by_the_edition_of_its_time() -> None:
    assert [edition_of(year).code for year in (2012, 2014, 2015, 2026)] == [
        "2012", "2012", "current", "current",
    ]  # fmt: skip
