"""Sentences for the import of the platform's cases: what is wrong with a row, and what to do.

The sentence `…_do` beside each says what to do; a screen shows both, a program reads them apart.
"""

from hallapp.kernel.texts import mark

_AT_THE_PLATFORM = mark("请在省平台核对这一件，改正后重新导出，或者在文件里改好这一格，再导入。")

SENTENCES: dict[str, str] = {
    # The whole file
    "cases.file_big": mark(
        "“{name}”有 {megabytes} MB，超过 {limit} MB。请在平台按月份或部门分几次导出，再导入。"
    ),
    "cases.file_empty": mark("“{name}”里没有办件。请在平台选好条件重新导出，再导入。"),
    "cases.file_header": mark(
        "“{name}”里看不出这些列：{missing}。请补上列名，或者用列名对照文件（--map）说明哪一列是哪一项。"
    ),
    "cases.map_broken": mark(
        "列名对照文件“{name}”写得不对。请写成 JSON：每一项一行，左边是项目，右边是表里的列名。"
    ),
    "cases.map_field": mark("列名对照“{name}”里的“{field}”不是可以导入的项目。可以用：{known}。"),
    "cases.map_heading": mark("表里没有“{heading}”这一列。请把列名对照改成表里有的列：{found}。"),
    # Rows as such
    "cases.row_quotes": mark("这一行的英文双引号没有成对，分不清各列。"),
    "cases.row_quotes_do": mark("请补上或删去多余的英文双引号，再导入。"),
    "cases.row_columns": mark("这一行比表头多出了格子，各列对不上。"),
    "cases.row_columns_do": mark("请检查这一行里多余的逗号或分隔符，再导入。"),
    "cases.row_garbled": mark("这一行有认不出的字。"),
    "cases.row_garbled_do": mark("请重新导出，或者在表格软件里另存为“CSV UTF-8”，再导入。"),
    "cases.row_control": mark("这一行有看不见的控制字符。"),
    "cases.row_control_do": mark("请删去这一行后照原样重新键入，再导入。"),
    "cases.row_twice": mark("办件编号“{said}”在文件里不止一行，另见第 {lines} 行。"),
    "cases.row_twice_do": mark("请只留下正确的一行，再导入。"),
    # Cells
    "cases.row_long": mark("“{said}…”太长，超过 {limit} 个字。"),
    "cases.row_long_do": mark("请核对是否填错了列，改短后再导入。"),
    "cases.row_rounded": mark("“{said}”被表格软件改成了科学计数，后几位已经丢失。"),
    "cases.row_rounded_do": mark(
        "请从平台重新导出，不要用表格软件保存；或者把这一列设为文本后重新填写。"
    ),
    "cases.row_number": mark("没有办件编号。"),
    "cases.row_number_do": mark("请补上平台的办件编号；没有编号的办件不能导入。"),
    "cases.row_item": mark("没有写是哪个事项。"),
    "cases.row_item_do": mark("请补上事项编码或事项名称，再导入。"),
    "cases.row_item_unknown": mark("本厅没有事项“{said}”。"),
    "cases.row_item_unknown_do": mark(
        "请核对编码和名称，名称要一字不差；确是新事项的，请先建好事项再导入。"
    ),
    "cases.row_item_ambiguous": mark("几个事项都是“{said}”：{there}。"),
    "cases.row_item_ambiguous_do": mark("请写本厅的事项编码，或者在受理部门一列写明部门，再导入。"),
    "cases.row_applicant": mark("没有申请人。"),
    "cases.row_applicant_do": mark("请补上申请人的姓名或单位名称，再导入。"),
    "cases.row_id_number": mark("证件号码的校验位不对，可能输错了一位。"),
    "cases.row_id_number_do": mark("请对照证件在平台改正后重新导出；暂时不知道的，请清空这一格。"),
    "cases.row_date": mark("“{said}”不是日期或时间。"),
    "cases.row_date_do": mark("请写成 2026-11-22 或 2026-11-22 09:30 这样，再导入。"),
    "cases.row_received": mark("没有收件时间。"),
    "cases.row_received_do": mark(
        "请补上收件时间；平台只有受理时间的，请在列名对照里把收件时间也指到那一列。"
    ),
    "cases.row_accepted": mark("状态是“{state}”，却没有受理时间，期限无法计算。"),
    "cases.row_accepted_do": _AT_THE_PLATFORM,
    "cases.row_accepted_early": mark("状态是“{state}”，还没有受理，却有受理时间。"),
    "cases.row_accepted_early_do": _AT_THE_PLATFORM,
    "cases.row_concluded": mark("状态是“{state}”，却没有办结时间。"),
    "cases.row_concluded_do": _AT_THE_PLATFORM,
    "cases.row_concluded_open": mark("状态是“{state}”，还没有办结，却有办结时间。"),
    "cases.row_concluded_open_do": _AT_THE_PLATFORM,
    "cases.row_future": mark("{said} 在今天（{today}）以后，还没有到。"),
    "cases.row_future_do": mark("请核对年份和月日，也请核对这台电脑的日期，再导入。"),
    "cases.row_before_receipt": mark("{said} 早于收件时间 {receipt}。"),
    "cases.row_before_receipt_do": _AT_THE_PLATFORM,
    "cases.row_after_conclusion": mark("受理时间 {said} 晚于办结时间 {concluded}。"),
    "cases.row_after_conclusion_do": _AT_THE_PLATFORM,
    "cases.row_before_conclusion": mark("{said} 早于办结时间 {concluded}。"),
    "cases.row_before_conclusion_do": _AT_THE_PLATFORM,
    "cases.row_limit": mark("“{said}”不是期限。"),
    "cases.row_limit_do": mark(
        "请写成 5个工作日、30日、1个月、24小时或者当场，再导入。“天”分不清工作日还是自然日。"
    ),
    "cases.row_limit_unit": mark("期限“{said}”没有单位。"),
    "cases.row_limit_unit_do": mark(
        '请补上单位一列；整份文件都一样的，可以在列名对照里写 "promised_unit": "=工作日"。'
    ),
    "cases.row_no_limit": mark("事项“{item}”没有登记办理时限，文件里也没有承诺期限。"),
    "cases.row_no_limit_do": mark("请在文件里补上承诺期限，或者先在办事指南里补上时限，再导入。"),
    "cases.row_reckon": mark("这一件的截止日算不出来（{why}）。"),
    "cases.row_reckon_do": mark("请核对受理时间和期限的单位，改正后再导入。"),
    "cases.row_state": mark("没有办理状态。"),
    "cases.row_state_do": _AT_THE_PLATFORM,
    "cases.row_state_unknown": mark("办理状态“{said}”是本程序不认识的说法。"),
    "cases.row_state_unknown_do": mark(
        "请改成意思相同的通用说法（如已受理、挂起、已办结、退件），并告诉管理员补上这个词。"
    ),
    "cases.row_result": mark("办结结果“{said}”是本程序不认识的说法。"),
    "cases.row_result_do": mark("请改成准予、不予、办结、退件或撤回，并告诉管理员补上这个词。"),
    "cases.row_place": mark("受理地点“{said}”是本程序不认识的说法。"),
    "cases.row_place_do": mark("请改成大厅、网上或厅外，再导入。"),
    "cases.row_suspension_missing": mark("状态是“{state}”，却没有挂起开始的日期。"),
    "cases.row_suspension_missing_do": _AT_THE_PLATFORM,
    "cases.row_suspension_over": mark("状态是“{state}”，挂起却都已经结束。"),
    "cases.row_suspension_over_do": _AT_THE_PLATFORM,
    "cases.row_suspension_open": mark("状态是“{state}”，挂起却没有结束日期。"),
    "cases.row_suspension_open_do": _AT_THE_PLATFORM,
    "cases.row_suspension_begin": mark("挂起结束 {said} 没有对应的开始日期。"),
    "cases.row_suspension_begin_do": _AT_THE_PLATFORM,
    "cases.row_suspension_backwards": mark("挂起结束 {said} 早于挂起开始 {begin}。"),
    "cases.row_suspension_backwards_do": _AT_THE_PLATFORM,
    "cases.row_suspension_overlap": mark("{one} 和 {other} 开始的两次挂起重叠。"),
    "cases.row_suspension_overlap_do": _AT_THE_PLATFORM,
    "cases.row_suspension_kept": mark(
        "平台写的 {said} 开始的挂起，和本厅登记的 {from_on} 到 {to_on} 的挂起重叠。"
    ),
    "cases.row_suspension_kept_do": mark(
        "请核对哪一个日期属实，在平台改成和本厅同一天开始，再导出。"
    ),
    "cases.row_suspension_early": mark("挂起开始 {said} 早于受理时间 {accepted}。"),
    "cases.row_suspension_early_do": _AT_THE_PLATFORM,
    "cases.row_suspension_late": mark("挂起到 {said}，晚于办结时间 {concluded}。"),
    "cases.row_suspension_late_do": _AT_THE_PLATFORM,
    # Remarks on rows that are imported
    "cases.row_note_place": mark(
        "没有写受理地点，按网上受理记录。请在文件或列名对照里写明大厅、网上还是厅外。"
    ),
    "cases.row_note_hall_born": mark("这一件是本厅受理的，以本厅记录为准，没有改动。"),
    "cases.row_note_closed_here": mark(
        "这一件已经在本厅办结（{state}），平台还是“{said}”，没有改动。请在平台补记办结。"
    ),
    "cases.row_note_ahead": mark("这一件在本厅已经是“{state}”，平台还是“{said}”，没有改动。"),
    "cases.row_note_item": mark("平台写的事项是“{said}”，已导入的是“{kept}”，没有改动。"),
    "cases.row_note_accepted": mark("平台的受理日是 {said}，已导入的是 {kept}，没有改动。"),
    "cases.row_note_resumed": mark(
        "{day} 开始的挂起平台不再写明，按今天（已办结的按办结日）恢复记录。请核对恢复日期。"
    ),
    "cases.row_note_closed_today": mark("没有写办结时间，按导入当天记录。"),
    # What an import changes
    "cases.row_change_state": mark("状态：{before} → {after}。"),
    "cases.row_change_outcome": mark("结果：{before} → {after}。"),
    "cases.row_change_stage": mark("环节：{before} → {after}。"),
    "cases.row_change_suspended": mark("挂起：{before} → {after}。"),
    "cases.row_change_closed_on": mark("办结日：{before} → {after}。"),
    "cases.row_change_delivered_on": mark("送达日：{before} → {after}。"),
    "cases.row_note_ground": mark(
        "{days} 开始的挂起没有写明法定事由。请在办件里补记依据，否则督查时无法说明。"
    ),
}
