"""Blocks become files: Word after GB/T 9704—2012."""
