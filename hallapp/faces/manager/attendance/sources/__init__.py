"""The tab 打卡来源: files, what was put aside, devices, numbers, failures, corrections."""
