"""`drafter` and `python -m drafter`."""

import sys


def main() -> None:
    """Run the program with the words that were typed."""
    try:
        from drafter.cli.app import run
    except KeyboardInterrupt:
        # Nothing has begun yet.
        sys.exit(130)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
