"""Where buyers come back to: each visit asks the gateway, and is shown the truth."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bot.chat_settings.keys import Key
from bot.checkout import PayLink
from bot.health import Health
from bot.orders import Cause, PaymentState
from bot.texts.catalogue import Texts
from handlers.web.health import HealthEndpoints
from handlers.web.pages import Pages
from handlers.web.return_endpoint import ReturnEndpoint
from handlers.web.server import build_web_app, error_pages
from sandbox.pal24.server import serving
from tests.bot.parts import AMOUNT, API_KEY, Services, asked, calls
from tests.handlers.shop import Stall, open_stall
from tests.handlers.web.reading import Read, read

BOT_LINK = "https://t.me/sample_shop_bot"


@dataclass(frozen=True, slots=True)
class Site:
    """The shop's own site, and a browser that visits it."""

    stall: Stall
    url: str
    browser: ClientSession

    async def visit(
        self, link: PayLink, method: str = "GET", fields: Mapping[str, str] | None = None
    ) -> Read:
        return read(await self.html(link.payment.return_token, method, fields))

    async def html(
        self, token: str, method: str = "GET", fields: Mapping[str, str] | None = None, answers: int = 200
    ) -> str:
        query, form = (fields, None) if method == "GET" else (None, fields)
        address = f"{self.url}/return/{token}"
        async with self.browser.request(method, address, params=query, data=form) as response:
            assert response.status == answers
            return await response.text()

    async def offers(self) -> PayLink:
        services = self.stall.services
        return await services.offers(await services.meets())


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with open_stall(tmp_path) as stall, serve_site(stall) as url, ClientSession() as browser:
        yield Site(stall, url, browser)


@asynccontextmanager
async def serve_site(stall: Stall) -> AsyncIterator[str]:
    services, shop = stall.services, stall.shop
    pages = Pages(Texts(), shop.live)
    health = HealthEndpoints(
        Health(services.store, stall.clock, services.metrics), services.metrics, lambda: True
    )
    app: web.Application = build_web_app(
        ReturnEndpoint(shop, pages, lambda: BOT_LINK),
        health,
        None,
        error_pages(pages, lambda: BOT_LINK),
    )
    async with serving(app, "127.0.0.1", 0) as running:
        yield running.url


async def test_a_payment_is_settled_by_the_visit_and_its_code_is_on_the_page(site: Site) -> None:
    link = await site.offers()
    await site.stall.bank.pays(link.url, comes_back=False)
    page = await site.visit(link)
    (invoice,) = await site.stall.bank.invoices()
    assert page.heading == "Your payment went through"
    assert page.code == invoice["bank_code"]
    assert (await site.stall.services.payment(link.payment.id)).state is PaymentState.PAID
    assert BOT_LINK in page.links.values()


async def test_the_page_follows_what_was_set_by_chat_in_another_program(site: Site) -> None:
    link, services = await site.offers(), site.stall.services
    replica = Services(services.store, services.gateway, services.clock)
    await replica.sets(Key.NAME, "Golestan", update_id=1)
    await replica.sets(Key.CURRENCY, "rial", update_id=2)
    page = await site.visit(link)
    assert page.title.endswith("Golestan")
    assert page.tells("500,000 rials")


async def test_what_the_browser_brings_along_is_not_believed(site: Site) -> None:
    link = await site.offers()
    for method in ("GET", "POST"):
        brought = {"status": "1", "amount": str(AMOUNT), "bank_code": "73", "paid": "true"}
        page = await site.visit(link, method, brought)
        assert page.heading == "The payment wasn't made"
    assert (await site.stall.services.payment(link.payment.id)).state is PaymentState.PENDING


async def test_what_is_not_paid_can_be_paid_from_the_page_while_its_link_lives(site: Site) -> None:
    link = await site.offers()
    assert link.url in (await site.visit(link)).links.values()
    await site.stall.bank.cancels(link.url, comes_back=False)
    page = await site.visit(link)
    assert page.heading == "The payment was cancelled"
    assert link.url in page.links.values()
    site.stall.clock.passes(minutes=31)
    late = await site.visit(link)
    assert late.heading == "The time to pay is over"
    assert link.url not in late.links.values()


async def test_an_invoice_that_the_gateway_denies_has_no_link(site: Site) -> None:
    link = await site.offers()
    await site.stall.bank.breaks("check", "error_200")
    page = await site.visit(link)
    assert page.heading == "The payment wasn't made"
    assert link.url not in page.links.values()


@pytest.mark.parametrize("fault", ["error_301", "error_101", "html", "drop", "boolean_status"])
async def test_while_nothing_is_known_the_page_says_so_and_looks_again_by_itself(
    site: Site, fault: str
) -> None:
    link = await site.offers()
    await site.stall.bank.pays(link.url, comes_back=False)
    await site.stall.bank.breaks("check", fault)
    page = await site.visit(link)
    assert page.heading == "We're checking your payment"
    assert ("meta", "http-equiv", "refresh") in page.attributes
    assert link.url not in page.links.values()
    assert (await site.visit(link)).heading == "Your payment went through"


async def test_an_order_that_was_cancelled_in_the_chat_is_shown_as_that(site: Site) -> None:
    services, link = site.stall.services, await site.offers()
    await services.cancellation.cancel(await services.meets(), link.order)
    page = await site.visit(link)
    assert page.heading == "The payment was cancelled"
    assert link.url not in page.links.values()
    await site.stall.bank.pays(link.url, comes_back=False)
    assert (await site.visit(link)).heading == "Your payment went through"


async def test_held_money_is_shown_with_what_came_and_what_was_asked(site: Site) -> None:
    link = await site.offers()
    await site.stall.bank.pays(link.url, comes_back=False)
    await site.stall.bank.breaks("check", "wrong_amount", amount=AMOUNT - 10)
    page = await site.visit(link)
    assert page.heading == "Your money has arrived and is being looked into"
    assert "The amount you paid isn't the amount of the order." in page.text
    assert page.code == (await site.stall.bank.invoices())[0]["bank_code"]
    assert (await site.visit(link)).text == page.text


async def test_a_try_that_was_not_paid_shows_the_one_that_was(site: Site) -> None:
    services = site.stall.services
    buyer, first = await services.meets(), await site.offers()
    await site.stall.bank.breaks("check", "error_200")
    await services.settlement.settle(first.payment.id, Cause.BUYER)
    second = await services.offers(buyer, update_id=2)
    await site.stall.bank.pays(second.url, comes_back=False)
    await site.visit(second)
    page = await site.visit(first)
    assert page.heading == "Your payment went through"
    assert page.code == (await site.stall.bank.invoices())[1]["bank_code"]


async def test_any_number_of_visits_tell_the_same(site: Site) -> None:
    link = await site.offers()
    await site.stall.bank.pays(link.url, comes_back=False)
    pages = await asyncio.gather(*(site.html(link.payment.return_token) for _ in range(20)))
    assert len(set(pages)) == 1
    assert await calls(site.stall.bank, "check") == 1
    assert (await site.stall.services.told(link.order.buyer_id)).count("Payment received") == 1


async def test_a_browser_that_is_closed_too_early_stops_nothing(site: Site) -> None:
    link = await site.offers()
    await site.stall.bank.pays(link.url, comes_back=False)
    await site.stall.bank.breaks("check", "slow", seconds=0.1)
    closed = asyncio.create_task(site.visit(link))
    await asked(site.stall.bank, "check")
    closed.cancel()
    await asyncio.wait({closed})
    await site.stall.services.settlement.finish(10)
    assert (await site.stall.services.payment(link.payment.id)).state is PaymentState.PAID


@pytest.mark.parametrize("token", ["no-such-token", "x" * 64, "x" * 65, "x" * 5000, "%00", "%D8%A8", "a%2Fb"])
async def test_an_address_that_is_nobodys_leads_nowhere_and_asks_nobody(site: Site, token: str) -> None:
    await site.offers()
    assert read(await site.html(token, answers=404)).heading == "There's nothing at this address"
    assert await calls(site.stall.bank, "check") == 0


async def test_a_page_tells_nothing_but_what_its_holder_knows(site: Site) -> None:
    link = await site.offers()
    for paid in (False, True):
        if paid:
            await site.stall.bank.pays(link.url, comes_back=False)
        html = await site.html(link.payment.return_token)
        for hidden in (API_KEY, link.payment.return_token, str(link.order.buyer_id), "Sara"):
            assert hidden not in html


async def test_a_failure_of_ours_shows_nothing_of_the_program(site: Site) -> None:
    link = await site.offers()
    await site.stall.services.store.close()
    html = await site.html(link.payment.return_token, answers=500)
    assert read(html).heading == "Something went wrong on our side"
    assert "Traceback" not in html
