"""What tests of the chat do beside buying."""

from aiohttp import ClientSession, FormData

from sandbox.answers import Json
from sandbox.people import Person
from sandbox.stage import TOKEN
from sandbox.telegram.seen import read_object, read_objects, read_whole
from tests.e2e.shop import Shop

# The beginning of a picture of 7 by 5: as much of it as Telegram looks at.
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07"
NOW_IN = {"en": "I will write to you in English", "fa": "از این پس به فارسی"}


async def newcomer(shop: Shop, language: str) -> Person:
    """Let somebody find the shop, who wants to be written to in a language."""
    buyer = await shop.buyer(language=language)
    await buyer.says(f"/lang {language}")
    await buyer.sees(NOW_IN[language])
    return buyer


async def sends_a_picture(shop: Shop, buyer: Person, caption: str = "") -> None:
    """Send a photograph to the bot."""
    form = FormData({"from": str(buyer.id), "caption": caption})
    form.add_field("file", JPEG, filename="receipt.jpg", content_type="image/jpeg")
    url = f"{shop.stage.telegram_url}/control/chats/{buyer.id}/photo"
    async with ClientSession() as session, session.post(url, data=form) as response:
        assert response.ok, await response.text()


async def has_an_old_button(shop: Shop, buyer: Person, data: str) -> None:
    """Put a message into the chat as another version of the bot would have, with a button called "Old"."""
    button: dict[str, Json] = {"text": "Old", "callback_data": data}
    wanted = {"chat_id": buyer.id, "text": "An old message", "reply_markup": {"inline_keyboard": [[button]]}}
    url = f"{shop.stage.telegram_url}/bot{TOKEN}/sendMessage"
    async with ClientSession() as session, session.post(url, json=wanted) as response:
        assert response.ok, await response.text()


class Group:
    """A group chat that the bot is in, as one of its people sees it."""

    def __init__(self, shop: Shop, id: int, member: Person) -> None:
        self._telegram = shop.telegram
        self._member = member
        self._id = id

    @classmethod
    async def founded_by(cls, shop: Shop, member: Person) -> "Group":
        """Found one, and take the bot in."""
        wanted: dict[str, Json] = {"type": "group", "title": "Friends", "members": [member.id]}
        founded = read_object((await shop.telegram.ask("POST", "chats", wanted))["chat"])
        return cls(shop, read_whole(founded["id"]), member)

    async def says(self, text: str) -> int:
        """Write into the group; gives the message's number."""
        wanted: dict[str, Json] = {"from": self._member.id, "text": text}
        said = await self._telegram.ask("POST", f"chats/{self._id}/say", wanted)
        return read_whole(read_object(said["message"])["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        """Change what was written."""
        wanted: dict[str, Json] = {"from": self._member.id, "message_id": message_id, "text": text}
        await self._telegram.ask("POST", f"chats/{self._id}/edit", wanted)

    async def bot_said(self) -> list[dict[str, Json]]:
        """List the bot's messages in the group."""
        chat = read_object((await self._telegram.ask("GET", f"chats/{self._id}"))["chat"])
        return [message for message in read_objects(chat["messages"]) if message["sender"] == "bot"]
