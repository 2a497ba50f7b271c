"""A broadcast's message, exactly as people get it."""

from markupsafe import escape

from bot.actions import Action, Verb
from bot.broadcasts.content import Content
from bot.files import Attachment, Shown
from bot.messages import Button, Message
from bot.speech import Speech
from bot.texts.languages import Language


def as_sent(content: Content, speech: Speech, language: Language) -> Message:
    """Give the message as somebody of this language gets it; under it they can say that they want no more."""
    no_news = Button(speech.voice(language).plain("news-button-stop"), action=str(Action(Verb.NO_NEWS)))
    rows = (*((Button(link.text, url=link.url),) for link in content.links), (no_news,))
    attachment = None if content.photo is None else Attachment(content.photo, Shown.PHOTO)
    return Message(escape(content.text), rows, attachment=attachment)
