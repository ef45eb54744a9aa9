"""Sentences for the service guide: looking for items, and importing them from a file."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "guides.item_unknown": mark("没有找到事项“{wanted}”。请核对事项编码或名称，或者换几个字再查。"),
    "guides.item_gone": mark("这个事项已经不在清单里了。请刷新清单，再选一次。"),
    "guides.item_ambiguous": mark(
        "有 {count} 个事项符合“{wanted}”：{codes}。请改用事项编码，或者把名称写全。"
    ),
    "guides.file_empty": mark("“{name}”里没有事项。请在第一行写列名，从第二行起每行写一个事项。"),
    "guides.file_header": mark(
        "“{name}”第一行的列名不对。缺少：{missing}；不认识：{unknown}；重复：{repeated}。"
        "请按模板改好列名，再导入。"
    ),
    "guides.import_refused": mark(
        "文件里有 {count} 行不能导入（第 {lines} 行），所以什么都没有写入。"
        "请按检查结果改好，或者选择“只导入没有问题的行”。"
    ),
    "guides.import_cancelled": mark("已停止导入，什么都没有写入。需要时可以重新导入。"),
    "guides.import_overtaken": mark(
        "另一台电脑刚好也在导入同样的事项，这次什么都没有写入。请再导入一次。"
    ),
    # Lines that are refused
    "guides.line_columns": mark(
        "应有 {wanted} 列，实有 {found} 列。请检查这一行的逗号和英文双引号。"
    ),
    "guides.line_missing": mark("缺少“{column}”。请补上。"),
    "guides.line_item_type": mark("事项类型“{value}”不认识。请改为：{known}。"),
    "guides.line_handling_type": mark("办件类型“{value}”不认识。请改为：{known}，或者留空。"),
    "guides.line_limit": mark(
        "“{column}”写的是“{value}”，单位不认识。请写成 20工作日、60日、3月、24小时 或 当场。"
    ),
    "guides.line_duplicate": mark(
        "“{department}”的“{name}”在第 {lines} 行也有。请只留一行，或者把名称改得能区分。"
    ),
    "guides.line_too_long": mark("“{column}”有 {found} 个字，最多 {limit} 个字。请缩短。"),
    "guides.line_control": mark(
        "“{column}”里有看不见的控制字符 {code_point}（第 {position} 个字）。请删去后重新输入。"
    ),
    "guides.line_garbled": mark(
        "“{column}”里有乱码（第 {position} 个字）。请用原来的文件重新另存为“CSV UTF-8”。"
    ),
    # What is imported all the same, and should be looked at
    "guides.note_to_complete": mark("待补充：{columns}。"),
    "guides.note_not_at_kiosk": mark("没有申请材料，属于未完善，不会出现在自助机上。"),
    "guides.note_catch_all": mark(
        "材料“{material}”是兜底说法。请写明具体材料，不要用“其他材料”“有关材料”。"
    ),
    "guides.note_repeated_material": mark("材料“{material}”写了两次。请核对。"),
    "guides.note_promise_above_law": mark(
        "承诺办结时限 {promised} 比法定办结时限 {statutory} 还长。请核对。"
    ),
    "guides.note_on_the_spot": mark("承诺时限是当场，办件类型却是承诺件。请核对。"),
    "guides.note_invisible": mark("“{column}”里有看不见的字符，已经去掉。"),
    "guides.note_review_again": mark("这份指南已经发布，改动后要重新复核才会再公开。"),
    "guides.stationing_exception": mark(
        "事项“{item}”应进大厅而没有进，要写明例外的理由。请补上理由和依据文号，再登记。"
    ),
    "guides.theme_unknown": mark("没有找到主题“{wanted}”。请核对主题编码或名称。"),
    "guides.theme_taken": mark("编码“{taken}”已经有别的主题在用。请换一个编码。"),
    "guides.theme_empty": mark("主题要有名称，并且至少有一个事项。请补上再保存。"),
    "guides.line_public": mark(
        "“{name}”是“{state}”的事项，不能用这种表直接改。"
        "请先导出整本指南，在导出的文件里改好再导入，会写成编制稿，由另一个人审核。"
    ),
    "guides.list_twice": mark("“{item}”已经在“{listed}”清单里。请把它从这一批里去掉。"),
    "guides.list_month": mark("批次从 1 数起。请改成 1、2、3 这样的数。"),
    "guides.attachment_too_big": mark(
        "“{name}”有 {megabytes} MB，超过 {limit} MB 的上限。请压缩图片或者拆成几个文件。"
    ),
    "guides.attachment_unknown_kind": mark(
        "“{name}”打不开，或者不是 PDF、PNG、JPEG、DOCX、XLSX 文件。请重新导出，再添加一次。"
    ),
    "guides.attachment_no_picture": mark("“{name}”不是图片。标志请用 PNG 或 JPEG 图片。"),
    "guides.attachment_unknown": mark("这个附件找不到了。请刷新，再选一次。"),
}
