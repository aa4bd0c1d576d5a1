"""Answers and a layout's text template become blocks."""
