"""One of the staff keeps somebody out of the shop."""

from collections.abc import Sequence

from bot.bans import LONGEST_REASON, Bans, Outcome
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, NotTaken, Question
from bot.forms.readers import free_text, whole_number
from bot.messages import Message
from bot.staff.rights import Right
from bot.store import Session, bans, buyers, staff
from bot.texts.catalogue import code

# Telegram's own limit for the numbers of people.
LARGEST_USER = 2**52


def ban(kept_out: Bans) -> Form:
    """Begun with the `person`'s number and the `why`, where they are known already."""

    def questions(answers: Answers) -> Sequence[Question]:
        asked = []
        if "person" not in answers:
            read = whole_number(1, LARGEST_USER)
            asked.append(Question(key="who", prompt="ban-ask-who", read=read, check=_can_be_banned))
        if "why" not in answers:
            asked.append(Question(key="reason", prompt="ban-ask-reason", read=free_text(LONGEST_REASON)))
        return asked

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        buyer = await buyers.find(session, _who(answers))
        return Message(
            say.html(
                "ban-preview",
                known="no" if buyer is None else "yes",
                name="" if buyer is None else buyer.name,
                id=code(str(_who(answers))),
                reason=_why(answers),
            )
        )

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        user_id = _who(answers)
        match await kept_out.ban(tx, say.buyer, user_id, _why(answers)):
            case Outcome.STAFF:
                raise NotTaken("ban-is-staff")
            case Outcome.ALREADY:
                raise NotTaken("ban-already")
            case Outcome.BANNED:
                buyer = await buyers.find(tx, user_id)
                name = str(user_id) if buyer is None else buyer.name
                return Message(say.html("ban-done", name=name, id=code(str(user_id))))

    return Form("ban", questions, save, preview, right=Right.BAN, noted=("who", "reason", "why"))


async def _can_be_banned(session: Session, who: Value, _: FormContext) -> None:
    if isinstance(who, int) and await staff.find(session, who) is not None:
        raise NotTaken("ban-is-staff")
    if isinstance(who, int) and await bans.find(session, who) is not None:
        raise NotTaken("ban-already")


def _who(answers: Answers) -> int:
    return answers.number("person" if "person" in answers else "who")


def _why(answers: Answers) -> str:
    return answers.text("why" if "why" in answers else "reason")
