"""Every kind of goods and the module that hands it over: a new kind is one module and one line here."""

from collections.abc import Mapping

from bot.catalog import Kind
from bot.chats import Chats
from bot.clock import Clock
from bot.goods.by_hand import ByHandGoods
from bot.goods.codes import CodeGoods
from bot.goods.file import FileGoods
from bot.goods.membership import MembershipGoods
from bot.goods.protocol import Goods
from bot.goods.service import ServiceGoods
from bot.goods.text import TextGoods
from bot.store import Store


def every_kind(store: Store, chats: Chats, clock: Clock, *, private_services: bool) -> Mapping[Kind, Goods]:
    """Build them all; `private_services` lets a merchant's service be inside the server's own network."""
    return {
        Kind.TEXT: TextGoods(),
        Kind.FILE: FileGoods(),
        Kind.CODES: CodeGoods(),
        Kind.MEMBERSHIP: MembershipGoods(store, chats, clock),
        Kind.SERVICE: ServiceGoods(clock, private=private_services),
        Kind.BY_HAND: ByHandGoods(),
    }
