"""Cases of the provincial platform from its export (省平台办件导入): nobody types them twice.

`columns` knows how platforms call their columns, `words` what they write for a state, `checking`
turns a row into a case or into faults; none of these knows a database. `carrying` writes.
"""
