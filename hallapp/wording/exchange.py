"""Sentences for whole guides as files: what is wrong with a file, where, and what to do."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    # Whole files
    "guides.sheet_missing": mark(
        "“{name}”里要有而且只有一张“{wanted}”表，现在有：{found}。请按模板改好表名，再导入。"
    ),
    "guides.sheet_columns": mark(
        "“{name}”的“{sheet}”表表头不对。缺少：{missing}；不认识：{unknown}；重复：{repeated}。"
        "请按模板改好表头；自己加的备注列，请让表头以 # 开头。"
    ),
    "guides.nothing_to_import": mark(
        "“{name}”里没有事项。请在“事项”表里从第二行起每行写一个事项，再导入。"
    ),
    "guides.not_json": mark(
        "“{name}”不是事项清单的 JSON（第 {line} 行第 {position} 个字附近）。"
        "请核对文件，或者重新导出。"
    ),
    "guides.encoding_wrong": mark(
        "“{name}”不是 {encoding} 编码。请换一种编码，或者不指定编码，再导入。"
    ),
    "guides.text_not_for_workbook": mark(
        "事项 {code} 的“{sheet}”表“{column}”有 {found} 个字，Excel 的一个格子放不下。"
        "请改为导出 JSON。"
    ),
    "guides.file_not_kept": mark(
        "写不进“{path}”（{reason}）。请换一个文件夹，或者关掉正在打开它的软件。"
    ),
    "guides.guides_refused": mark(
        "文件里有 {count} 处不能导入（{places}），所以什么都没有写入。"
        "请按检查结果改好，或者选择“只导入没有问题的事项”。"
    ),
    # Cells and rows that are refused
    "guides.cell_missing": mark("没有填写。请补上。"),
    "guides.cell_too_long": mark("有 {found} 个字，最多 {limit} 个字。请缩短。"),
    "guides.cell_control": mark(
        "里面有看不见的控制字符 {code_point}（第 {position} 个字）。请删去后重新输入。"
    ),
    "guides.cell_garbled": mark("里面有乱码（第 {position} 个字）。请从原来的文件重新复制。"),
    "guides.cell_error": mark("格子里是公式错误 {value}。请改成文字。"),
    "guides.cell_formula": mark(
        "格子 {cells} 里的公式没有算出结果。请在表格软件里打开并保存一次，或者把公式改成数值。"
    ),
    "guides.cell_merged": mark("格子 {cells} 是合并的。请取消合并，每一行都填上内容。"),
    "guides.cell_number": mark("写的是“{value}”，不是整数。请写成 3 这样的数字。"),
    "guides.cell_yes_no": mark("写的是“{value}”。请写 是 或 否，不清楚请留空。"),
    "guides.cell_choice": mark("“{value}”不认识。请改为：{known}，或者留空。"),
    "guides.cell_day": mark("写的是“{value}”，不是日期。请写成 2026-12-01。"),
    "guides.cell_code_number": mark(
        "“{value}”被表格软件存成了数字，位数已经不准。请把格子设为文本，重新输入。"
    ),
    "guides.cell_file": mark("“{value}”不是附件编号。请留空，附件在编制界面上传。"),
    "guides.cell_item_code": mark(
        "事项编码“{value}”不能用。请只用字母、数字和短横线，如 GA-001，或者留空自动编号。"
    ),
    "guides.cell_when": mark("“{value}”看不懂。请写成 who=agent;kind=change,renew 这样。"),
    "guides.cell_not_plain": mark("这里应是文字或数字，不是列表。请核对 JSON。"),
    "guides.cell_limit_pair": mark(
        "时限的数字和单位不配。请两个都填或都不填；单位是“当场”的，数字留空。"
    ),
    "guides.row_owner_missing": mark("没有写属于哪个事项。请填事项编码，或者填所属事项的名称。"),
    "guides.row_of_nobody": mark(
        "“事项”表里没有“{wanted}”。请核对事项编码或名称，或者删去这一行。"
    ),
    "guides.row_of_several": mark("有几个事项都叫“{wanted}”。请填事项编码。"),
    "guides.row_code_twice": mark("编码 {wanted} 在第 {rows} 行都有。请只留一行，或者改正编码。"),
    "guides.row_name_twice": mark(
        "同一个部门的“{wanted}”在第 {rows} 行都有。请只留一行，或者把名称改得能区分。"
    ),
    "guides.row_other_code": mark(
        "大厅里的“{name}”编码是 {there}，不是 {code}。请改正编码，或者把编码留空。"
    ),
    "guides.row_other_department": mark(
        "编码 {code} 是“{there}”的事项，导入不能换部门。请改正部门，或者换一个编码。"
    ),
    "guides.row_has_draft": mark(
        "{person} 从 {since} 起正在编制这个事项。请等编制稿公布或放弃以后再导入。"
    ),
    "guides.situation_ask_missing": mark("没有写问题。请在这个问题代号的第一行写上问题。"),
    "guides.situation_differs": mark(
        "问题代号 {key} 前面写的是另一个问题。请换一个代号，或者只在第一行写问题。"
    ),
    "guides.situation_option": mark(
        "问题代号 {key} 的选项要有代号和文字，代号不能重复。请补全或改正。"
    ),
    "guides.file_not_here": mark(
        "附件 {file} 不在本大厅。请把附件的格子留空，导入后在编制界面上传。"
    ),
    # What is imported all the same, and should be looked at
    "guides.note_hidden_rows": mark("第 {rows} 行是隐藏的，也会导入。不要导入的请先删去。"),
    "guides.note_hidden_columns": mark("有隐藏的列，也会导入。请取消隐藏核对一遍。"),
    "guides.note_was_number": mark(
        "“{value}”存成了数字，前面若有 0 已经丢失。请核对；把格子设为文本再填就不会丢。"
    ),
    "guides.note_no_address": mark("“{value}”不像网址。请核对，网址以 http 或 https 开头。"),
    "guides.note_condition_unknown": mark(
        "“{sheet}”里的适用情形“{condition}”在“情形”表里没有。请核对代号。"
    ),
    "guides.note_unknown_names": mark("不认识的字段没有导入：{names}。"),
    "guides.note_becomes_draft": mark("这份指南已经公布，更改会成为编制稿，审核后才公布。"),
}
