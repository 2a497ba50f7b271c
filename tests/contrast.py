"""How far what is seen on a page stands out from what is behind it."""

from pathlib import Path

FAINT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""A script that lists what is too faint; evaluate it in a page, it gives [] where all is well."""
