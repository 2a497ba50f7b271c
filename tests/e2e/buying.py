"""What a buyer does and looks for, as tests say it."""

import re
from dataclasses import dataclass

from sandbox.bank import Returned
from sandbox.people import Message, Person
from sandbox.telegram.seen import read_object, read_objects, read_whole
from tests.e2e.shop import Shop
from tests.handlers.web.reading import read

RECEIPT = "Payment received"
A_LINK = "The link works until"
PAID, HELD = "Your payment went through", "Your money has arrived and is being looked into"
NOT_PAID, CANCELLED = "The payment wasn't made", "The payment was cancelled"
EXPIRED, CHECKING = "The time to pay is over", "We're checking your payment"
BANK_CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A pay message: the order's number, and the link to the bank."""

    order: int
    link: str
    message: Message

    @property
    def invoice(self) -> str:
        """The invoice's key."""
        return self.link.rpartition("/")[2]


async def asks_to_pay(buyer: Person, amount: str = "50000") -> Offer:
    """Ask for a pay link and wait for it."""
    await buyer.says(f"/pay {amount}")
    return await is_offered(buyer)


async def is_offered(buyer: Person) -> Offer:
    """Wait for the pay link that was asked for."""
    return offer_in(await buyer.sees(A_LINK))


def offer_in(message: Message) -> Offer:
    """Read a pay message."""
    (link,) = [button.url for button in message.buttons if button.url]
    number = re.search(r"(?:Order:|شمارهٔ سفارش:) (\d+)", message.shown)
    assert number, message.shown
    return Offer(int(number[1]), link, message)


async def pays(shop: Shop, link: str) -> Returned:
    """Pay at the bank and come back to the shop's page."""
    return _there(await shop.bank.pays(link))


async def cancels(shop: Shop, link: str) -> Returned:
    """Cancel at the bank and come back to the shop's page."""
    return _there(await shop.bank.cancels(link))


async def return_page(shop: Shop, offer: Offer) -> str:
    """Find the address to which the bank sends the buyer back."""
    (invoice,) = [i for i in await shop.bank.invoices() if i["invoice_key"] == offer.invoice]
    return str(invoice["return_url"])


def heading(page: Returned) -> str:
    """Read a page's first line."""
    return read(page.text).heading


def _there(page: Returned | None) -> Returned:
    assert page is not None
    assert page.status == 200
    return page


def bank_code_in(text: str) -> str:
    """Find the bank's tracking code, which must stand there in Latin digits."""
    codes = set(BANK_CODE.findall(text))
    assert len(codes) == 1, f"{codes} in {text}"
    code: str = codes.pop()
    assert code.isascii()
    return code


async def codes_to_copy(shop: Shop, buyer: Person, message: Message) -> list[str]:
    """List what the message marks for copying by a tap."""
    page = read_object((await shop.telegram.ask("GET", f"chats/{buyer.id}"))["chat"])
    (shown,) = [m for m in read_objects(page["messages"]) if m["message_id"] == message.id]
    letters = message.text.encode("utf-16-le")
    spans = [
        (read_whole(entity["offset"]) * 2, read_whole(entity["length"]) * 2)
        for entity in read_objects(shown["entities"])
        if entity["type"] == "code"
    ]
    return [letters[start : start + length].decode("utf-16-le") for start, length in spans]
