"""Figures: the catalogue, what a figure's answer can be, and what follows from two of them."""
