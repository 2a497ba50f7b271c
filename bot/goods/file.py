"""Goods that are a file, the same for everybody who buys it."""

from datetime import datetime

from bot.deliveries import Content, Delivery
from bot.files import FileGone, FileId
from bot.goods.local import Local
from bot.goods.protocol import Impossible, Trouble
from bot.store import Session, files


class FileGoods(Local):
    """Goods of Kind.FILE; see Goods. The product's details hold the `file_id`, and may hold a `caption`."""

    async def begin(self, tx: Session, delivery: Delivery, now: datetime) -> Content | Impossible:
        """See Goods."""
        file_id = FileId(int(delivery.details["file_id"]))
        try:
            await files.body(tx, file_id)
        except FileGone:
            return Impossible(Trouble.FILE_GONE)
        return Content(text=str(delivery.details.get("caption", "")), file_id=file_id)
