"""What a buyer reads about an order, in each state that it can come to."""

from datetime import timedelta

import pytest

from bot.actions import Verb, read_action
from bot.messages import Edit, Letter, Message, Send
from bot.money import Rials
from bot.notices import Notices, slot_of
from bot.orders import BuyerId, HeldReason, Order, OrderState, Payment, PaymentState
from bot.settlement_plan import Finding
from bot.store.buyers import Buyer
from bot.texts.languages import Language
from tests.bot.examples import START, a_payment, an_order
from tests.bot.parts import SARA, speech

URL = "http://gateway.example/invoice/pay/Key1"
CODE = "74018223310592"
SETTLED_AT = START + timedelta(minutes=2)
PAID = a_payment(state=PaymentState.PAID, bank_code=CODE, paid_amount=Rials(500_000), settled_at=SETTLED_AT)

each_language = pytest.mark.parametrize("language", Language)


def buyer(language: Language = Language.EN, name: str = "Sara") -> Buyer:
    return Buyer(BuyerId(SARA), name, language, blocked=False)


def after(
    payment: Payment,
    state: OrderState,
    before: OrderState = OrderState.OPEN,
    finding: Finding = Finding.NOT_PAID,
    language: Language = Language.EN,
) -> list[Letter]:
    notices = Notices(speech())
    return list(
        notices.after_settlement(
            buyer(language), an_order(state=before), an_order(state=state), payment, finding, URL
        )
    )


def verbs(message: Message) -> list[Verb]:
    actions = [read_action(b.action) for row in message.buttons for b in row if b.action is not None]
    assert None not in actions
    return [action.verb for action in actions if action is not None]


def urls(message: Message) -> list[str]:
    return [button.url for row in message.buttons for button in row if button.url is not None]


@each_language
def test_the_pay_message_has_the_link_a_check_and_a_way_out(language: Language) -> None:
    send = Notices(speech()).pay_message(buyer(language), an_order(), a_payment(), URL, START)
    assert (send.chat_id, send.slot) == (SARA, slot_of(a_payment()))
    assert urls(send.message) == [URL]
    assert verbs(send.message) == [Verb.CHECK, Verb.CANCEL]
    assert "VPN" in send.message.html or "فیلترشکن" in send.message.html
    assert "<code>12</code>" in send.message.html


@each_language
def test_a_paid_order_gets_one_receipt_and_then_loses_its_link(language: Language) -> None:
    receipt, edit = after(PAID, OrderState.DELIVERED, language=language)
    assert isinstance(edit, Edit)
    assert edit.slot == slot_of(PAID)
    assert urls(edit.message) == []
    assert isinstance(receipt, Send)
    assert receipt.once == f"receipt:{PAID.id}"
    assert f"<code>{CODE}</code>" in receipt.message.html
    assert verbs(receipt.message) == [Verb.ORDER]


@pytest.mark.parametrize("before", [OrderState.CANCELLED, OrderState.EXPIRED])
def test_a_late_receipt_says_that_it_is_late(before: OrderState) -> None:
    late, _ = after(PAID, OrderState.DELIVERED, before)
    in_time, _ = after(PAID, OrderState.DELIVERED)
    assert late.message.html != in_time.message.html
    assert "after the order had ended" in late.message.html


@each_language
@pytest.mark.parametrize("reason", HeldReason)
def test_held_money_is_told_with_its_reason(language: Language, reason: HeldReason) -> None:
    def held(why: HeldReason) -> Letter:
        payment = a_payment(
            state=PaymentState.HELD, held_reason=why, paid_amount=Rials(0), settled_at=SETTLED_AT
        )
        told, edit = after(payment, OrderState.HELD, language=language)
        assert urls(edit.message) == []
        assert told.once == f"held:{payment.id}"
        return told

    texts = {why: held(why).message.html for why in HeldReason}
    assert [why for why in HeldReason if texts[why] == texts[reason]] == [reason]
    assert speech().amount(Rials(0), language) in texts[reason]


@each_language
def test_an_order_whose_time_is_over_offers_a_new_start(language: Language) -> None:
    (edit,) = after(a_payment(), OrderState.EXPIRED, language=language)
    assert isinstance(edit, Edit)
    assert urls(edit.message) == []
    assert verbs(edit.message) == [Verb.AGAIN]


@each_language
def test_a_payment_that_failed_keeps_its_link(language: Language) -> None:
    failed = a_payment(state=PaymentState.FAILED)
    (edit,) = after(failed, OrderState.OPEN, finding=Finding.CANCELLED, language=language)
    assert urls(edit.message) == [URL]


@each_language
def test_an_invoice_that_the_gateway_denies_loses_its_link(language: Language) -> None:
    denied = a_payment(state=PaymentState.FAILED)
    (edit,) = after(denied, OrderState.OPEN, finding=Finding.NO_SUCH_INVOICE, language=language)
    assert urls(edit.message) == []
    assert verbs(edit.message) == [Verb.AGAIN]


@pytest.mark.parametrize("state", [OrderState.CANCELLED, OrderState.EXPIRED])
@pytest.mark.parametrize("payment", [PaymentState.FAILED, PaymentState.ABANDONED])
def test_what_happens_after_an_order_has_ended_unpaid_is_not_talked_about(
    state: OrderState, payment: PaymentState
) -> None:
    assert after(a_payment(state=payment), state, before=state) == []


@each_language
def test_a_cancelled_order_offers_a_new_start(language: Language) -> None:
    order: Order = an_order(state=OrderState.CANCELLED)
    letter = Notices(speech()).order_cancelled(buyer(language), order, a_payment())
    assert isinstance(letter, Edit)
    assert letter.slot == slot_of(a_payment())
    assert urls(letter.message) == []
    assert verbs(letter.message) == [Verb.AGAIN]
