import pytest
from markupsafe import Markup

from bot.files import Attachment, FileId, Shown
from bot.messages import Button, InlineResult, Message

SHOP = Button("Buy", url="https://t.me/sample_shop_bot?start=p_tea")


def test_what_is_posted_in_any_chat_may_open_addresses() -> None:
    message = Message(Markup("<b>Tea</b>"), ((SHOP,), (SHOP, SHOP)))
    assert InlineResult("tea", "Tea", "100 g", message).message == message


@pytest.mark.parametrize("button", [Button("Buy", action="buy:1"), Button("Buy")])
def test_a_button_that_would_come_back_to_us_is_refused(button: Button) -> None:
    with pytest.raises(ValueError, match="must open an address"):
        InlineResult("tea", "Tea", "", Message(Markup("Tea"), ((SHOP, button),)))


def test_a_file_is_refused() -> None:
    message = Message(Markup("Tea"), attachment=Attachment(FileId(1), Shown.PHOTO))
    with pytest.raises(ValueError, match="text alone"):
        InlineResult("tea", "Tea", "", message)
