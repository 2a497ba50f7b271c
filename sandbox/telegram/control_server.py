"""The machinery's side of the control interface: trouble, limits, what was called, what waits."""

import asyncio
import json

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.telegram import asked
from sandbox.telegram.flood import Limits
from sandbox.telegram.model import ChatKind
from sandbox.telegram.trouble import mend, order_fault
from sandbox.telegram.world import World

LIMITS = ("per_chat_per_second", "per_group_per_minute", "overall_per_second")
HEARTBEAT = 15.0
CLOSING = "closing"


class ControlServer:
    """Serves the rest of `/control/`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.get("/control/bot", self.show_bot),
            web.get("/control/commands", self.show_commands),
            web.get("/control/faults", self.list_faults),
            web.post("/control/faults", self.add_fault),
            web.delete("/control/faults", self.remove_faults),
            web.delete("/control/faults/{id}", self.remove_faults),
            web.get("/control/limits", self.show_limits),
            web.put("/control/limits", self.set_limits),
            web.get("/control/calls", self.list_calls),
            web.get("/control/updates", self.list_updates),
            web.get("/control/events", self.events),
            web.get("/control/files/{path:.+}", self.show_file),
            web.post("/control/reset", self.reset),
        ]

    async def show_bot(self, _request: web.Request) -> web.StreamResponse:
        """Show the bot as its profile does."""
        bot = self._world.bot
        buttons: dict[str, Json] = {str(chat or "default"): b for chat, b in bot.menu_buttons.items()}
        shown: dict[str, Json] = {
            "id": bot.id,
            "username": bot.username,
            "first_name": bot.first_name,
            "names": {**bot.names},
            "descriptions": {**bot.description},
            "short_descriptions": {**bot.short_description},
            "menu_buttons": buttons,
        }
        return answer({"ok": True, "bot": shown})

    async def show_commands(self, request: web.Request) -> web.StreamResponse:
        """Show the command menu that a person (`from`) with this `language_code` sees in the `chat`."""
        number = asked.whole_number(request.query.get("chat"), "chat")
        chat = self._world.chats.get(number)
        if chat is None:
            raise BadControl(f"there is no chat {number}", 404)
        language, menus = request.query.get("language_code", ""), self._world.commands
        if chat.kind is ChatKind.PRIVATE:
            return answer({"ok": True, "commands": menus.shown_in_private(chat.id, language)})
        person_id = asked.whole_number(request.query.get("from", "0"), "from")
        return answer({"ok": True, "commands": menus.shown_in_group(chat.id, person_id, language)})

    async def list_faults(self, _request: web.Request) -> web.StreamResponse:
        """List the troubles still to come."""
        faults: list[Json] = [fault.as_json() for fault in self._world.faults.in_force()]
        return answer({"ok": True, "faults": faults})

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        """Order trouble."""
        fault = order_fault(self._world, await read_object(request))
        return answer({"ok": True, "fault": fault.as_json()})

    async def remove_faults(self, request: web.Request) -> web.StreamResponse:
        """Take one trouble back, or all."""
        named = request.match_info.get("id")
        mend(self._world, None if named is None else asked.whole_number(named, "id"))
        return answer({"ok": True})

    async def show_limits(self, _request: web.Request) -> web.StreamResponse:
        """Show the flood limits in force."""
        limits: dict[str, Json] = {name: getattr(self._world.flood.limits, name) for name in LIMITS}
        return answer({"ok": True, "limits": limits})

    async def set_limits(self, request: web.Request) -> web.StreamResponse:
        """Put flood limits in force; what is not named is off."""
        body = await read_object(request)
        if unknown := body.keys() - set(LIMITS):
            raise BadControl(f"no such limit: {', '.join(sorted(unknown))}; there are {', '.join(LIMITS)}")
        wanted = {name: asked.maybe_whole(body, name) for name in LIMITS}
        if any(value is not None and value < 1 for value in wanted.values()):
            raise BadControl("a limit is a whole number of 1 or more, or null for none")
        self._world.flood.order(Limits(**wanted))
        return await self.show_limits(request)

    async def list_calls(self, request: web.Request) -> web.StreamResponse:
        """List the calls of the Bot API after the entry with the number `after`."""
        calls: list[Json] = [entry for entry in self._entries(request) if entry["what"] == "call"]
        return answer({"ok": True, "calls": calls})

    async def list_updates(self, _request: web.Request) -> web.StreamResponse:
        """List the updates that the bot has not acknowledged."""
        return answer({"ok": True, "updates": self._world.queue.pending()})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Send what happens as server-sent events, from the entry behind `after` or Last-Event-ID if one is named."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        coming = aiter(self._world.journal.follow())
        following = asyncio.ensure_future(anext(coming))
        await asyncio.sleep(0)  # the listener is in place before anything is promised
        missed = self._entries(request) if _names_a_start(request) else []
        try:
            await response.prepare(request)
            for entry in missed:
                await response.write(_event(entry))
            while True:
                await asyncio.wait({following}, timeout=HEARTBEAT)
                if not following.done():
                    await response.write(b": still here\n\n")
                    continue
                entry = following.result()
                if entry["what"] == CLOSING:
                    return response
                await response.write(_event(entry))
                following = asyncio.ensure_future(anext(coming))
        except ConnectionError:
            return response  # nobody listens any more
        finally:
            following.cancel()

    async def show_file(self, request: web.Request) -> web.StreamResponse:
        """Serve a file of a chat to the people in it."""
        file = self._world.files.by_path(request.match_info["path"])
        if file is None:
            raise BadControl("there is no such file", 404)
        headers = {"Content-Disposition": "attachment"} if file.size is None else {}
        return web.Response(body=file.content, content_type=file.content_type, headers=headers)

    async def reset(self, _request: web.Request) -> web.StreamResponse:
        """Forget people, chats, files, what waits, faults and limits."""
        self._world.reset()
        return answer({"ok": True})

    def _entries(self, request: web.Request) -> list[dict[str, Json]]:
        start = request.headers.get("Last-Event-ID") or request.query.get("after") or "0"
        return self._world.journal.entries(asked.whole_number(start, "after"))


def _names_a_start(request: web.Request) -> bool:
    return "Last-Event-ID" in request.headers or "after" in request.query


def _event(entry: dict[str, Json]) -> bytes:
    data = json.dumps(entry, ensure_ascii=False)
    return f"id: {entry['number']}\nevent: {entry['what']}\ndata: {data}\n\n".encode()
