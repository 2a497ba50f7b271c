"""`python -m bot` is `dargah`."""

from bot.cli import main

if __name__ == "__main__":
    main(prog_name="dargah")
