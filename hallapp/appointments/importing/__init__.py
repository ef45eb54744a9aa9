"""A day's appointments from a file of the city's platform (预约名单导入), line by line."""
