"""The control interface, and what it says to those who ask for nonsense."""

import pytest
from aiohttp import ClientSession

from sandbox.answers import Json
from sandbox.bank import Bank
from sandbox.pal24.kinds import Kind
from tests.sandbox.pal24.clock import Clock
from tests.sandbox.pal24.merchant import API_KEY, Merchant


async def test_an_invoice_is_shown_with_all_but_whose_it_is(merchant: Merchant, clock: Clock) -> None:
    key = await merchant.invoice()
    status, said = await merchant.controls("GET", f"invoices/{key}")
    wanted: dict[str, Json] = {
        "invoice_key": key,
        "amount": 50000,
        "return_url": merchant.return_url,
        "state": "unpaid",
        "bank_code": None,
        "made_at": clock.now,
        "paid_at": None,
    }
    assert (status, said) == (200, {"ok": True, "invoice": wanted})


async def test_a_buyer_pays_cancels_and_leaves_by_control(merchant: Merchant) -> None:
    key = await merchant.invoice()
    back: Json = {"method": "GET", "url": merchant.return_url, "fields": {}}
    said = [(await merchant.controls("POST", f"invoices/{key}/{do}"))[1] for do in ("leave", "cancel", "pay")]
    assert [one["return"] for one in said] == [None, back, back]
    assert [one["ok"] for one in said] == [True, True, True]
    assert (await merchant.checks(key))["status"] == 1


@pytest.mark.parametrize("action", ["pay", "cancel"])
async def test_a_paid_invoice_can_be_neither_paid_nor_cancelled_by_control(
    merchant: Merchant, bank: Bank, action: str
) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    status, said = await merchant.controls("POST", f"invoices/{key}/{action}")
    assert (status, said["ok"]) == (409, False)
    assert "paid already" in str(said["error"])


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "invoices/wrong"),
        ("POST", "invoices/wrong/pay"),
        ("POST", "invoices/wrong/leave"),
        ("GET", "nowhere"),
    ],
)
async def test_what_does_not_exist_is_an_error_with_status_404(
    merchant: Merchant, method: str, path: str
) -> None:
    status, said = await merchant.controls(method, path)
    assert (status, said["ok"]) == (404, False)
    assert said["error"]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({}, "no such fault: None"),
        ({"kind": "storm"}, "no such fault: 'storm'"),
        ({"kind": 7}, "no such fault: 7"),
        ({"kind": "slow", "call": "refund"}, "no such call: 'refund'"),
        ({"kind": "slow", "call": []}, "no such call: []"),
        ({"kind": "slow", "times": 0}, "times must be"),
        ({"kind": "slow", "seconds": -1}, "seconds must be"),
        ({"kind": "slow", "seconds": "soon"}, "seconds must be"),
        ({"kind": "slow", "seconds": 10**400}, "seconds must be"),
        ({"kind": "paid_later", "call": "check"}, "paid_later can only befall pay"),
        ({"kind": "strings"}, "strings can only befall check or request"),
        ({"kind": "wrong_amount", "call": "check", "amount": "1"}, "amount must be"),
        ({"kind": "redirect", "location": "/a\r\nSet-Cookie: a=b"}, "location must be"),
        ({"kind": "redirect", "location": None}, "location must be"),
    ],
)
async def test_an_order_of_nonsense_is_refused_with_a_reason(
    merchant: Merchant, wanted: dict[str, Json], reason: str
) -> None:
    status, said = await merchant.controls("POST", "faults", wanted)
    assert (status, said["ok"]) == (400, False)
    assert reason in str(said["error"])
    assert (await merchant.controls("GET", "faults"))[1]["faults"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        b"[]",
        b"7",
        b'"text"',
        b"[" * 50_000,
        b'{"kind": "slow", "seconds": 1e999}',
        b"1" * 5_000,
    ],
)
@pytest.mark.parametrize("path", ["faults", "terminals"])
async def test_a_body_that_is_not_a_json_object_is_refused(gateway: str, body: bytes, path: str) -> None:
    async with ClientSession() as session, session.post(f"{gateway}/control/{path}", data=body) as response:
        assert response.status == 400
        assert (await response.json())["ok"] is False


async def test_too_large_a_body_is_refused_in_json(gateway: str) -> None:
    async with (
        ClientSession() as session,
        session.post(f"{gateway}/control/faults", data=b" " * 70_000) as response,
    ):
        assert (response.status, (await response.json())["ok"]) == (413, False)


async def test_a_wrong_method_is_refused_in_json(merchant: Merchant) -> None:
    status, said = await merchant.controls("PUT", "faults")
    assert (status, said) == (405, {"ok": False, "error": "Method Not Allowed"})


async def test_faults_are_listed_with_what_can_be_ordered_and_taken_back_by_number(
    merchant: Merchant, bank: Bank
) -> None:
    first = await bank.breaks("check", "slow", times=3, seconds=2)
    second = await bank.breaks("*", "drop", times=None)
    _, said = await merchant.controls("GET", "faults")
    assert said["faults"] == [
        {"id": first, "call": "check", "kind": "slow", "times": 3, "options": {"seconds": 2}},
        {"id": second, "call": "*", "kind": "drop", "times": None, "options": {}},
    ]
    kinds = said["kinds"]
    assert isinstance(kinds, dict)
    assert kinds.keys() == {kind.value for kind in Kind}
    assert await merchant.controls("DELETE", f"faults/{first}") == (200, {"ok": True})
    assert [fault["id"] for fault in await faults(merchant)] == [second]


async def faults(merchant: Merchant) -> list[dict[str, Json]]:
    _, said = await merchant.controls("GET", "faults")
    listed = said["faults"]
    assert isinstance(listed, list)
    return [fault for fault in listed if isinstance(fault, dict)]


@pytest.mark.parametrize("number", ["99", "first", "-1", "1.5", "9" * 5_000])
async def test_a_fault_that_is_not_in_force_cannot_be_taken_back(merchant: Merchant, number: str) -> None:
    status, said = await merchant.controls("DELETE", f"faults/{number}")
    assert (status, said["ok"]) == (400, False)


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "", "9" * 5_000])
async def test_calls_after_something_else_than_a_number_are_refused(merchant: Merchant, after: str) -> None:
    status, said = await merchant.controls("GET", f"calls?after={after}")
    assert (status, said["ok"]) == (400, False)
    assert "after must be a whole number" in str(said["error"])


async def test_another_terminal_is_accepted_once_it_is_added(merchant: Merchant) -> None:
    assert (await merchant.asks(api_key="another-terminal"))["errorCode"] == 101
    assert (await merchant.controls("POST", "terminals", {"api_key": "another-terminal"}))[0] == 201
    assert (await merchant.asks(api_key="another-terminal"))["status"] == 1
    _, said = await merchant.controls("GET", "terminals")
    assert said["terminals"] == [API_KEY, "another-terminal"]


@pytest.mark.parametrize("api_key", [None, 7, "", "a\nb", "a" * 201])
async def test_a_terminal_needs_a_usable_api_key(merchant: Merchant, api_key: Json) -> None:
    status, said = await merchant.controls("POST", "terminals", {"api_key": api_key})
    assert (status, said["ok"]) == (400, False)


async def test_a_reset_forgets_everything(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await merchant.controls("POST", "terminals", {"api_key": "another-terminal"})
    await bank.breaks("*", "drop", times=None)
    await merchant.controls("POST", "reset")
    assert await bank.calls() == await bank.invoices() == await faults(merchant) == []
    assert (await merchant.checks(key))["errorCode"] == 200
    assert (await merchant.asks(api_key="another-terminal"))["errorCode"] == 101
    assert [call["call"] for call in await bank.calls()] == ["check", "request"]
