"""Measures a Word file, whoever made it, against GB/T 9704—2012."""
