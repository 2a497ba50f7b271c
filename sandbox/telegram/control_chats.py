"""The people's side of the control interface: who they are, what they see, what they do."""

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.telegram import acts, asked, named
from sandbox.telegram.errors import ApiError
from sandbox.telegram.markup import Button
from sandbox.telegram.model import Media, Message
from sandbox.telegram.page import chat_page, chat_summary, message_page, person_page
from sandbox.telegram.params import Params, read_params
from sandbox.telegram.world import World

LARGEST_USER_ID = 2**52


class ControlChats:
    """Serves `/control/people`, `/control/chats` and `/control/callbacks`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.get("/control/people", self.list_people),
            web.post("/control/people", self.add_person),
            web.post("/control/people/{id}/{act:block|unblock|deactivate}", self.change_person),
            web.get("/control/chats", self.list_chats),
            web.get("/control/chats/{id}", self.show_chat),
            web.post("/control/chats/{id}/say", self.say),
            web.post("/control/chats/{id}/tap", self.tap),
            web.post("/control/chats/{id}/edit", self.edit),
            web.post("/control/chats/{id}/{kind:photo|document}", self.upload),
            web.get("/control/callbacks/{id}", self.show_callback),
        ]

    async def list_people(self, _request: web.Request) -> web.StreamResponse:
        """List everybody."""
        people: list[Json] = [person_page(person) for person in self._world.people.values()]
        return answer({"ok": True, "people": people})

    async def add_person(self, request: web.Request) -> web.StreamResponse:
        """Add a person, with a private chat in which nothing is said yet."""
        body = await read_object(request)
        first_name, username = asked.text(body, "first_name"), asked.maybe_text(body, "username")
        language, person_id = asked.maybe_text(body, "language_code"), asked.maybe_whole(body, "id")
        if person_id is not None and not 0 < person_id < LARGEST_USER_ID:
            raise BadControl("id must be a positive number below 2^52")
        if person_id is not None and self._world.knows(person_id):
            raise BadControl(f"{person_id} is taken already")
        person = self._world.add_person(first_name, username, language, person_id)
        return answer({"ok": True, "person": person_page(person)})

    async def change_person(self, request: web.Request) -> web.StreamResponse:
        """Block or unblock the bot, or delete the account."""
        person = named.person(self._world, asked.whole_number(request.match_info["id"], "id"))
        match request.match_info["act"]:
            case "block":
                acts.block(self._world, person)
            case "unblock":
                acts.unblock(self._world, person)
            case _:
                acts.deactivate(self._world, person)
        return answer({"ok": True, "person": person_page(person)})

    async def list_chats(self, _request: web.Request) -> web.StreamResponse:
        """List every chat, without messages."""
        chats: list[Json] = [chat_summary(self._world, chat) for chat in self._world.chats.values()]
        return answer({"ok": True, "chats": chats})

    async def show_chat(self, request: web.Request) -> web.StreamResponse:
        """Show a chat with its messages: all, or those that changed behind the journal's entry `after`."""
        after = asked.whole_number(request.query.get("after", "0"), "after")
        return answer(
            {"ok": True, "chat": chat_page(self._world, named.chat_of(self._world, request), after)}
        )

    async def say(self, request: web.Request) -> web.StreamResponse:
        """Write a text."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        person, reply_to = named.sender(self._world, body), asked.maybe_whole(body, "reply_to")
        message = acts.say(self._world, chat, person, asked.text(body, "text"), reply_to)
        return self._message(message)

    async def tap(self, request: web.Request) -> web.StreamResponse:
        """Tap a button, named by its place, its text or its data; without a message, the newest that has it."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        person = named.sender(self._world, body)
        row, column = asked.maybe_whole(body, "row"), asked.maybe_whole(body, "column")
        name, data = asked.maybe_text(body, "text"), asked.maybe_text(body, "data")
        if name is None and data is None and (row is None or column is None):
            raise BadControl("name the button by row and column, by text, or by data")

        def fits(r: int, c: int, button: Button) -> bool:
            if data is not None:
                return button.get("callback_data") == data
            return button["text"] == name if name is not None else (r, c) == (row, column)

        message, button = acts.find_button(chat, fits, asked.maybe_whole(body, "message_id"))
        return answer({"ok": True, **acts.tap(self._world, chat, person, message, button)})

    async def edit(self, request: web.Request) -> web.StreamResponse:
        """Change a text of one's own."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        person, number = named.sender(self._world, body), asked.whole(body, "message_id")
        message = chat.message(number)
        if message is None:
            raise BadControl(f"there is no message {number}", 404)
        acts.edit(self._world, chat, person, message, asked.text(body, "text"))
        return self._message(message)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Send a picture or file: a multipart form with `from`, `caption`, perhaps `reply_to`, and one file."""
        chat = named.chat_of(self._world, request)
        try:
            params = await read_params(request)
            media = self._media(params, request.match_info["kind"])
        except ApiError as error:
            raise BadControl(error.description) from error
        person = named.person(self._world, asked.whole_number(params.text("from"), "from"))
        replied = params.text("reply_to")
        reply_to = asked.whole_number(replied, "reply_to") if replied else None
        message = acts.upload(self._world, chat, person, media, params.text("caption"), reply_to)
        return self._message(message)

    async def show_callback(self, request: web.Request) -> web.StreamResponse:
        """Show the bot's answer to a tap, null until there is one."""
        callback = self._world.callbacks.get(request.match_info["id"])
        if callback is None:
            raise BadControl("there is no such callback", 404)
        return answer({"ok": True, "answer": callback.answer})

    def _media(self, params: Params, kind: str) -> Media:
        upload = next(iter(params.uploads.values()), None)
        if upload is None:
            raise BadControl("the form has no file")
        is_photo = kind == "photo"
        files = self._world.files
        return Media(files.keep_photo(upload) if is_photo else files.keep_document(upload), is_photo)

    def _message(self, message: Message) -> web.Response:
        return answer({"ok": True, "message": message_page(self._world, message)})
