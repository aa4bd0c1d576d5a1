"""Words as they are spelled, and what a slip of the keyboard makes of them."""
