"""The terminal: prompt_toolkit's prompts, with the same keys at each of them."""
