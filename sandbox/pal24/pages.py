"""The pages that people see, from the templates beside this file."""

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

if TYPE_CHECKING:
    from sandbox.pal24.invoices import Invoice

_PERSIAN = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


class Pages:
    """Renders a template by its name; whatever is put into it is escaped."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "pages"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"rials": rials, "tomans": tomans, "persian": persian}

    def show(self, name: str, *, status: int = 200, **values: object) -> web.Response:
        """Make an answer of one page, never to be shown from a cache: what it says changes."""
        text = self._templates.get_template(f"{name}.html").render(values)
        headers = {"Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", status=status, headers=headers)

    def trouble(
        self, status: int, title: str, told: str, *, invoice: "Invoice | None" = None
    ) -> web.Response:
        """Make a page that says what is wrong."""
        return self.show("trouble", status=status, title=title, told=told, invoice=invoice)


def persian(text: object) -> str:
    """Write a number's digits and separators in Persian."""
    return str(text).translate(_PERSIAN)


def rials(amount: int) -> str:
    """Write an amount of rials in Persian."""
    return persian(f"{amount:,}")


def tomans(amount: int) -> str:
    """Write an amount of rials as tomans in Persian, exactly."""
    whole, rest = divmod(amount, 10)
    return persian(f"{whole:,}") + (f"٫{persian(rest)}" if rest else "")
