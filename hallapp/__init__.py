"""hallapp runs a government service hall (政务服务大厅).

Features (`queueing`, `guides`, `cases`, `attendance`) know no Qt; faces (`clerk`, `manager`,
`kiosk`, `board`) know no storage. `app` joins them.
"""
