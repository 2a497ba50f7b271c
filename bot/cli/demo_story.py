"""The demo's story: one purchase, told in the terminal as it happens."""

import re

from bot.cli.operator import Talk
from bot.texts.catalogue import without_isolates
from sandbox.people import Message, Person
from sandbox.stage import MERCHANT_ID, Stage

AMOUNT = "50000"
LATIN_CODE = re.compile(r"[0-9]{6,}")


async def people(talk: Talk, stage: Stage) -> Person:
    """Give both people a Telegram, and the buyer to the story; the bot may write to the merchant from the start."""
    buyer = await stage.telegram.person(talk.text("demo-buyer"), talk.language.value)
    merchant = await stage.telegram.person(talk.text("demo-merchant"), talk.language.value, id=MERCHANT_ID)
    await merchant.says("/start")
    return buyer


async def tell_purchase(talk: Talk, stage: Stage, buyer: Person) -> bool:
    """Let the buyer buy, and tell it: whether the bank code of the page arrived in the chat too.

    Raises AssertionError where something that must happen does not.
    """
    talk.say("demo-begin")
    await _says(talk, buyer, "/start")
    _bot_says(talk, await buyer.sees(talk.text("demo-shop")))
    await _says(talk, buyer, f"/pay {AMOUNT}")
    link = await buyer.link(talk.text("button-pay"))
    _bot_says(talk, (await _from_bot(buyer))[-1])
    talk.say("demo-opens", link=link)
    returned = await stage.bank.pays(link)
    if returned is None:
        raise AssertionError("the bank sent nobody back")
    talk.say("demo-returned", url=returned.url, status=returned.status)
    codes = set(LATIN_CODE.findall(_visible(returned.text)))
    receipt = await buyer.sees(talk.text("demo-receipt-word"))
    _bot_says(talk, receipt)
    return bool(codes & set(LATIN_CODE.findall(receipt.text)))


async def _says(talk: Talk, buyer: Person, text: str) -> None:
    talk.say("demo-buyer-says", text=text)
    await buyer.says(text)


def _bot_says(talk: Talk, message: Message) -> None:
    text = without_isolates(message.text).replace("\n", "\n      ")
    talk.say("demo-bot-says", text=text)
    if message.buttons:
        talk.say("demo-bot-buttons", buttons="  ".join(f"[{button.text}]" for button in message.buttons))


async def _from_bot(buyer: Person) -> list[Message]:
    return [message for message in await buyer.chat() if message.sender == "bot"]


def _visible(page: str) -> str:
    return re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
