"""From how many on a product's stock is low: the one question behind the button in /alerts."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.alerts.choices import AlertChoices
from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, Question
from bot.forms.readers import whole_number
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.store import Session

MOST = 1_000


def low_stock(choices: AlertChoices) -> Form:
    """It is for the whole shop, so those answer it who keep the stock."""

    def questions(_: Answers) -> Sequence[Question]:
        return [Question(key="number", prompt="alerts-ask-low-stock", read=whole_number(0, MOST))]

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        number = answers.number("number")
        await choices.set_low_stock(tx, number)
        back = Button(say.plain("alerts-button-back"), action=str(Action(Verb.ALERTS)))
        return Message(say.html("alerts-low-stock-saved", number=number), ((back,),))

    return Form("low_stock", questions, save, right=Right.CATALOGUE, noted=("number",))
