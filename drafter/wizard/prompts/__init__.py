"""The terminal: questionary's prompts, with the same keys at each of them."""
