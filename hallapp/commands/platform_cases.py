"""`import cases`: the provincial platform's cases, row by row, repeatable (省平台办件)."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.cases.importing.report import CaseImportLine, CaseImportReport


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `import`."""
    parser = kinds.add_parser("cases", parents=[common], help=_("省平台的办件（Excel 或 CSV）"))
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--map", metavar="FILE.json", default="", help=_("列名对照（JSON）"))
    parser.add_argument("--json", action="store_true", help=_("报告写成 JSON"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=cases)


def cases(args: argparse.Namespace) -> int:
    """Report on every row of a file, written or only tried; 1 when a row was refused."""
    from hallapp.cases.importing.report import CaseVerdict
    from hallapp.cases.importing.sheet import read_map

    path = Path(args.file)
    chosen = read_map(Path(args.map)) if args.map else {}
    with opened_hall(args) as hall:
        if args.dry_run:
            report = hall.case_import.try_file(path, chosen)
        else:
            request = acting(hall, args)
            report = hall.case_import.import_file(request, path, chosen, _progress)
    if args.json:
        sys.stdout.write(json.dumps(report.told(), ensure_ascii=False, indent=1) + "\n")
    else:
        _tell(report)
    return 1 if report.count(CaseVerdict.FAULTY) else 0


def _progress(done: int, total: int) -> bool:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write("\r" + _("已处理 {done}/{total} 行").format(done=done, total=total) + end)
        sys.stderr.flush()
    return True


def _tell(report: "CaseImportReport") -> None:
    from hallapp.cases.importing.report import CaseVerdict

    if not report.is_written:
        _tell_columns(report)
    for line in report.lines:
        if line.faults or line.notes or line.changes:
            _tell_line(line)
    counts = _("，").join(
        f"{verdict.label} {report.count(verdict)}"
        for verdict in CaseVerdict
        if report.count(verdict)
    )
    said = _("{file}（{encoding}）：{counts}")
    sys.stdout.write(said.format(file=report.file_name, encoding=report.form, counts=counts) + "\n")


def _tell_columns(report: "CaseImportReport") -> None:
    said = _("第 {line} 行是表头，各列这样理解：")
    sys.stdout.write(said.format(line=report.header_line) + "\n")
    for field, heading in report.headings.items():
        sys.stdout.write(f"  {field.value:<16} ← {heading}\n")
    if report.unused:
        unused = _("没有用到的列：{names}").format(names=_("、").join(report.unused))
        sys.stdout.write(f"  {unused}\n")
    for number, texts in enumerate(report.preview, start=1):
        cells = "｜".join(texts.get(field, "").replace("\n", " ") for field in report.headings)
        said = _("示例 {number}：{cells}")
        sys.stdout.write("  " + said.format(number=number, cells=cells) + "\n")


def _tell_line(line: "CaseImportLine") -> None:
    said = _("第 {line} 行 {number} {item}：{verdict}")
    sys.stdout.write(
        said.format(
            line=line.line,
            number=line.number or "—",
            item=line.item_name or "—",
            verdict=line.verdict.label,
        )
        + "\n"
    )
    for fault in line.faults:
        column = f"[{fault.column}] " if fault.column else ""
        sys.stdout.write(f"  ✕ {column}{fault.words}{fault.advice}\n")
    for mark, notes in (("→", line.changes), ("!", line.notes)):
        for note in notes:
            sys.stdout.write(f"  {mark} {note.words}\n")
