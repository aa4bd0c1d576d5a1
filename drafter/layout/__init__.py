"""Layouts: questionnaires as data, with the law and plans that they refer to."""
