"""The control interface for thousands of people at once: who they are, and how many of them heard something."""

from collections import Counter

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.telegram import asked
from sandbox.telegram.control_chats import LARGEST_USER_ID
from sandbox.telegram.world import World

LARGEST_CROWD = 200_000


class ControlCrowd:
    """Serves `/control/crowd`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.post("/control/crowd", self.add),
            web.get("/control/crowd", self.heard),
        ]

    async def add(self, request: web.Request) -> web.StreamResponse:
        """Add `count` people with ids from `first_id` on, to whom the bot may write: they wrote to it long ago."""
        body = await read_object(request)
        count, first = asked.whole(body, "count"), asked.whole(body, "first_id")
        if not 0 < count <= LARGEST_CROWD or not 0 < first <= LARGEST_USER_ID - count:
            raise BadControl(f"a crowd is 1 to {LARGEST_CROWD} people with ids below 2^52")
        numbers = range(first, first + count)
        if taken := next((number for number in numbers if self._world.knows(number)), None):
            raise BadControl(f"{taken} is taken already")
        for number in numbers:
            self._world.add_person(f"Person {number - first + 1}", None, None, number).has_written = True
        return answer({"ok": True, "count": count})

    async def heard(self, request: web.Request) -> web.StreamResponse:
        """Tell how many people were sent a `text` by the bot how often: `{"1": 9990, "2": 10}`; 0 for never."""
        text = request.query.get("text", "")
        heard: Counter[int] = Counter(
            sum(each.by_bot and each.content.formatted.text == text for each in chat.messages.values())
            for chat in self._world.chats.values()
            if chat.id in self._world.people
        )
        times: dict[str, Json] = {str(often): people for often, people in sorted(heard.items())}
        return answer({"ok": True, "heard": times})
