"""`drafter layout`: what template maintainers do, one command a module."""
