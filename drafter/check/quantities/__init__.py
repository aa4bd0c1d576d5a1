"""Quantities of running text: the number, what it is counted in, and the words around it that say what is counted."""
