"""Sentences for reports: figures, the yearly table."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "reports.figure_unknown": mark(
        "年度统计表里没有“{given}”这个指标。请照统计表“来源与口径”一页的代码填写。"
    ),
    "reports.figure_value": mark(
        "“{name}”不能填“{given}”。请填 0 或 0 以上的数；件数、项数、次数要填整数，"
        "是非项填“是”或“否”。"
    ),
    "reports.year": mark("{year} 年没有可统计的：请选 {first} 年到 {last} 年之间的年份。"),
    "reports.edition_unknown": mark("统计表没有“{given}”这一版。现有的版本：{known}。"),
    "commands.setting_unclear": mark("“{given}”看不懂。请写成 代码=数值，例如 requests=0。"),
}
