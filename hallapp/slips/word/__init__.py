"""Official papers as Word files (.docx), in the layout of GB/T 9704.

Bulletins and letters are edited and sent through the office system; the file says word for word
what the PDF says, because both are set from one `Manuscript`. Importing this package loads no
library of Word files.
"""
