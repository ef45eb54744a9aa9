"""The hall manager's desk (大厅管理): plan of the hall, queue, attendance."""
