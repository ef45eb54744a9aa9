"""Whole guides as files: workbook, CSV and JSON, written and read back without a loss (导入导出).

Pure of Qt and of drafts: formats, checks and the plan of an import. `stored` and `exporting` load
the database layer; `hallapp.authoring.importing` carries a plan out.
"""
