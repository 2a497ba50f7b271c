"""The control interface's calls of inline mode: somebody types the bot's name in a chat, and chooses what it offers."""

import asyncio
import contextlib

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.telegram import acts, asked, named
from sandbox.telegram.inline import InlineAnswer, InlineResult
from sandbox.telegram.model import ChatKind
from sandbox.telegram.page import content_page, message_page
from sandbox.telegram.wire import person_json
from sandbox.telegram.world import World

LONGEST_QUERY = 256
PATIENCE = 10


class ControlInline:
    """Serves `/control/inline`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.post("/control/inline", self.ask),
            web.post("/control/inline/{id}/choose", self.choose),
        ]

    async def ask(self, request: web.Request) -> web.StreamResponse:
        """Type `@bot query` in a `chat`; gives the bot's answer, null where none comes within `timeout` seconds."""
        body = await read_object(request)
        person, chat = named.sender(self._world, body), named.chat(self._world, asked.whole(body, "chat"))
        acts.must_be_let_in(chat, person)
        text, offset = str(body.get("query") or ""), str(body.get("offset") or "")
        if len(text) > LONGEST_QUERY:
            raise BadControl(f"a query has at most {LONGEST_QUERY} characters")
        timeout = body.get("timeout", PATIENCE)
        if not isinstance(timeout, int | float):
            raise BadControl("timeout must be a number of seconds")
        query = self._world.inline.ask(person.id, text, offset)
        if query.answer is None:
            chat_type = "sender" if chat.kind is ChatKind.PRIVATE else chat.kind.value
            update: dict[str, Json] = {"id": query.id, "from": person_json(person), "chat_type": chat_type}
            self._world.queue.add("inline_query", update | {"query": text, "offset": offset})
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    await query.settled.wait()
        shown = None if query.answer is None else _answer_page(self._world, query.answer)
        return answer({"ok": True, "id": query.id, "answer": shown})

    async def choose(self, request: web.Request) -> web.StreamResponse:
        """Send one of the results into a `chat`."""
        body = await read_object(request)
        person, chat = named.sender(self._world, body), named.chat(self._world, asked.whole(body, "chat"))
        query = self._world.inline.find(request.match_info["id"])
        if query is None or query.answer is None or query.person_id != person.id:
            raise BadControl("there is no such answered query of this person's", 404)
        result = query.answer.result(asked.text(body, "result"))
        if result is None:
            raise BadControl("the bot offered no such result", 404)
        message = acts.send_chosen(self._world, chat, person, query, result)
        return answer({"ok": True, "message": message_page(self._world, message)})


def _answer_page(world: World, given: InlineAnswer) -> dict[str, Json]:
    results: list[Json] = [_result_page(world, result) for result in given.results]
    return {"results": results, "next_offset": given.next_offset, "button": given.button}


def _result_page(world: World, result: InlineResult) -> dict[str, Json]:
    shown: dict[str, Json] = {"id": result.id, "type": result.kind, "title": result.title}
    return shown | {"description": result.description} | content_page(world, result.content)
