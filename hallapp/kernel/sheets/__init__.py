"""Tables that come in as files: CSV and workbooks, from bytes to rows of text (读取表格文件).

One place for all imports: size, what a file is by its bytes, its encoding, its quotation marks.
What the columns mean and what a wrong row is called is the business of each import.
"""
