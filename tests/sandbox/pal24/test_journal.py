"""What the gateway writes down of the calls that came in, and what it never does."""

import json
from urllib.parse import quote

from sandbox.bank import Bank
from tests.sandbox.pal24.listener import listening
from tests.sandbox.pal24.merchant import API_KEY, Merchant


async def test_a_call_is_written_with_its_raw_body_its_answer_and_its_outcome(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    [call] = await bank.calls()
    encoded = quote(merchant.return_url, safe="")
    assert call["raw_body"] == f"api_key=***&amount=50000&return_url={encoded}"
    wanted = ("request", "POST", "/invoice/request", 200, "done", None)
    assert tuple(call[name] for name in ("call", "method", "path", "status", "outcome", "fault")) == wanted
    assert json.loads(str(call["answer"])) == {"status": 1, "invoice_key": key}


async def test_a_return_address_that_was_encoded_twice_can_be_told_from_the_raw_body(
    merchant: Merchant, bank: Bank
) -> None:
    await merchant.invoice(return_url=quote(merchant.return_url, safe=""))
    assert "return_url=http%253A%252F%252F" in str((await bank.calls())[0]["raw_body"])


async def test_no_api_key_is_ever_written(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    await merchant.checks(key)
    await merchant.checks(key, api_key="another-secret-key")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (
        f"api%5Fkey={API_KEY}",
        f"amount=1&api_key={API_KEY}&api_key={API_KEY}",
        f"api_key={API_KEY}%00=&=",
    ):
        await merchant.session.post(f"{merchant.gateway}/invoice/request", data=body, headers=form)
    await merchant.session.post(f"{merchant.gateway}/invoice/request", json={"api_key": API_KEY})
    await merchant.session.get(f"{merchant.gateway}/invoice/request?x=1&api_key={API_KEY}")
    calls = await bank.calls()
    assert len(calls) == 10
    assert API_KEY not in json.dumps(calls)
    assert "another-secret-key" not in json.dumps(calls)
    assert calls[-2]["raw_body"] == "(38 bytes of application/json)"
    assert calls[-1]["path"] == "/invoice/request?x=1&api_key=***"


async def test_refusals_faults_and_what_buyers_do_are_written_too(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.breaks("check", "empty")
    await merchant.posts_raw(f"/invoice/check/{key}")
    await merchant.posts_raw(f"/invoice/pay/{key}", action="steal")
    await bank.cancels(key)
    await bank.walks_away(key)
    seen = [(call["call"], call["outcome"], call["status"]) for call in await bank.calls()]
    assert seen == [
        ("request", "done", 200),
        ("check", "nothing done", 200),
        ("nonsense", "no such action", 400),
        ("look", "shown", 200),
        ("cancel", "done", 303),
        ("look", "shown", 200),
        ("leave", "left", 200),
    ]


async def test_calls_can_be_asked_for_from_a_number_on(merchant: Merchant, bank: Bank) -> None:
    await merchant.invoice()
    [first] = await bank.calls()
    number = first["number"]
    assert isinstance(number, int)
    assert await bank.calls(after=number) == []
    await merchant.checks("wrong")
    [second] = await bank.calls(after=number)
    assert (second["call"], second["outcome"]) == ("check", "refused: 200")


async def test_a_listener_hears_calls_orders_and_resets_as_they_happen(
    gateway: str, merchant: Merchant, bank: Bank
) -> None:
    async with listening(gateway) as listener:
        key = await merchant.invoice()
        assert (await listener.hears())["call"] == "request"
        await bank.breaks("check", "drop")
        assert (await listener.hears())["what"] == "fault"
        await merchant.controls("POST", f"invoices/{key}/leave")
        assert (await listener.hears())["action"] == "leave"
        await merchant.controls("POST", "reset")
        assert (await listener.hears())["what"] == "reset"
