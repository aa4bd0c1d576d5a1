"""drafter: the yearly 法治政府建设年度报告, from one record to Word."""

__version__ = "0.1.0"
