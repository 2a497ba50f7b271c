"""One of the staff writes to a buyer, who is told it by the shop."""

from markupsafe import Markup

from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, NotTaken, Question
from bot.forms.readers import free_text
from bot.messages import Message
from bot.staff.rights import Right
from bot.store import Session, buyers
from bot.support.support import Support
from bot.texts.catalogue import code

LONGEST = 3_000


def write_to_buyer(support: Support) -> Form:
    """Begun with the `buyer`'s number, and with the `order` that it is about, where it is about one."""

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        buyer = await buyers.find(session, answers.number("buyer"))
        if buyer is None:
            raise NotTaken("write-no-such-buyer")
        head = say.html("write-preview", name=buyer.name, id=code(str(buyer.id)))
        return Message(Markup("{}\n\n{}").format(head, answers.text("words")))

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        buyer = await support.write(
            tx,
            say.buyer,
            answers.number("buyer"),
            answers.text("words"),
            answers.maybe_number("order"),
            say.update_id,
        )
        if buyer is None:
            raise NotTaken("write-no-such-buyer")
        reached = "no" if buyer.blocked else "yes"
        return Message(say.html("talk-answer-sent", name=buyer.name, reached=reached))

    question = Question(key="words", prompt="write-ask-words", read=free_text(LONGEST))
    return Form("write_to_buyer", lambda _: [question], save, preview, right=Right.TALK, noted=("words",))
