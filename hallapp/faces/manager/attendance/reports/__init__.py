"""The tab 周汇总与月通报: Monday, month end, and what was posted, each as a list of work."""
