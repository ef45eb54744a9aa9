"""Sentences for files of tables as such, whatever is imported from them."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "guides.file_missing": mark("找不到文件“{name}”。请核对文件名和所在文件夹。"),
    "guides.file_is_folder": mark("“{name}”是文件夹，不是文件。请选择里面的一个文件。"),
    "guides.file_forbidden": mark(
        "没有权限读取“{name}”。请把文件复制到自己的文件夹，或者请管理员开放读取权限。"
    ),
    "guides.file_unreadable": mark(
        "读不出“{name}”（{fault}）。请检查磁盘、U盘或网络共享是否连好，再试一次。"
    ),
    "guides.file_too_big": mark(
        "“{name}”有 {megabytes} MB，超过 {limit} MB 的上限。请核对是否选错了文件。"
    ),
    "guides.file_is_workbook": mark(
        "“{name}”是 Excel 或 WPS 工作簿。请在表格软件里打开它，选择“另存为 CSV”，再导入存出的文件。"
    ),
    "guides.file_bytes": mark(
        "“{name}”第 {line} 行第 {position} 个字节既不是 UTF-8 也不是 GB18030 文字。"
        "请在表格软件里另存为“CSV UTF-8”，再导入。"
    ),
    "guides.file_quotes": mark(
        "“{name}”从第 {line} 行起引号没有成对，分不清各列。请补上或删去多余的英文双引号，再导入。"
    ),
    "guides.workbook_broken": mark(
        "“{name}”打不开，文件不完整或已损坏。"
        "请用原来的软件打开后另存为 xlsx，或者重新复制一份再导入。"
    ),
    "guides.workbook_locked": mark(
        "“{name}”设了打开密码。请在表格软件里去掉密码，另存一份，再导入。"
    ),
    "guides.workbook_old": mark(
        "“{name}”是旧格式（xls 或 et）的工作簿。请在表格软件里打开它，另存为 xlsx，再导入。"
    ),
    "guides.not_a_workbook": mark(
        "“{name}”不是 xlsx 工作簿。请选择本程序导出的、按模板填写的或平台导出的文件。"
    ),
    "guides.workbook_huge": mark(
        "“{name}”展开后太大（{megabytes}，上限 {limit}），不像是要导入的表。"
        "请删去多余的工作表、空行和图片，或者分成几个文件导入。"
    ),
    "guides.cell_huge": mark(
        "“{name}”第 {line} 行有一个格子长得不像文字。"
        "请检查这一行的英文双引号是否成对，内容是否贴错。"
    ),
    "guides.file_is_web_page": mark(
        "“{name}”是网页或 XML 表格。请在表格软件里打开它，另存为 xlsx，再导入。"
    ),
    "sheets.binary": mark(
        "“{name}”不是表格，也不是文字。请选择平台导出的 xlsx 或 CSV 文件，再导入。"
    ),
}
