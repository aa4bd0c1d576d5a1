"""`drafter` and `python -m drafter`."""

import sys


def main() -> None:
    """Run the program with the words that were typed."""
    from drafter.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
