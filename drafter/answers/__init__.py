"""Record and layout together: typed, located answers, and what is still missing."""
