"""`python -m pullquote` is the `pullquote` command."""

from pullquote.cli import run

if __name__ == "__main__":
    run()
