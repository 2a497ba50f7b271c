"""The person and the chat that a control call names, with complaints where there are none."""

from aiohttp import web

from sandbox.answers import BadControl, Json
from sandbox.telegram import asked
from sandbox.telegram.model import Chat, Person
from sandbox.telegram.world import World


def person(world: World, person_id: int) -> Person:
    """Find a person; raises BadControl."""
    if person_id not in world.people:
        raise BadControl(f"there is no person {person_id}", 404)
    return world.person(person_id)


def sender(world: World, body: dict[str, Json]) -> Person:
    """Find who does what is asked for, the person in `from`; raises BadControl."""
    return person(world, asked.whole(body, "from"))


def chat(world: World, number: int) -> Chat:
    """Find a chat; raises BadControl."""
    found = world.chats.get(number)
    if found is None:
        raise BadControl(f"there is no chat {number}", 404)
    return found


def chat_of(world: World, request: web.Request) -> Chat:
    """Find the chat whose id stands in the call's path; raises BadControl."""
    return chat(world, asked.whole_number(request.match_info["id"], "the chat's id"))
