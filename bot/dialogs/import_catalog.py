"""A merchant sends the catalogue as a table, sees what would change, and has it saved."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.catalog_csv.mistakes import Mistake, TableRefused, Unreadable
from bot.catalog_import import CatalogImport, Plan
from bot.dialogs.refusals import told
from bot.files import FileGone, FileId
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question, Takes
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.store import Session

# Of all that is wrong, as much as one reads on a phone.
MOST_TOLD = 20
LONGEST_TOLD = 30


def import_catalog(tables: CatalogImport) -> Form:
    """One question; all lines are saved, or none of them."""

    async def look_up(given: Given, say: FormContext) -> Given:
        if given.file is not None:
            try:
                await tables.read(given.file.id)
            except Unreadable as error:
                raise _no_table(error) from None
            except TableRefused as error:
                raise _refused(error, say) from None
        return given

    async def planned(session: Session, file_id: int, say: FormContext) -> Plan:
        try:
            plan = await tables.plan(session, await tables.read_in(session, FileId(file_id)))
        except Unreadable as error:
            raise _no_table(error) from None
        except TableRefused as error:
            raise _refused(error, say) from None
        except FileGone:
            raise NotTaken("csv-file-gone") from None
        if not plan.new and not plan.changed:
            raise NotTaken("csv-nothing-new", unchanged=plan.unchanged)
        return plan

    async def check(session: Session, value: Value, say: FormContext) -> None:
        await planned(session, value if isinstance(value, int) else 0, say)

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        try:
            plan = await planned(session, answers.file("file"), say)
        except NotTaken as problem:
            return Message(say.html(problem.key, **problem.values))
        return Message(say.html("csv-preview") + Markup("\n") + _counted(plan, say))

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        try:
            table = await tables.read_in(tx, answers.file("file"))
            with told(say):
                plan = await tables.save(tx, table, say.buyer.id)
        except Unreadable as error:
            raise _no_table(error) from None
        except TableRefused as error:
            raise _refused(error, say) from None
        except FileGone:
            raise NotTaken("csv-file-gone") from None
        products = Button(say.plain("catalog-button-products"), action=str(Action(Verb.PRODUCTS)))
        return Message(say.html("csv-saved") + Markup("\n") + _counted(plan, say), ((products,),))

    question = Question(key="file", prompt="csv-ask-file", takes=Takes.DOCUMENT, look_up=look_up, check=check)
    return Form("import_catalog", lambda _: [question], save, preview, right=Right.CATALOGUE)


def _counted(plan: Plan, say: FormContext) -> Markup:
    lines = [say.html("csv-counted", new=len(plan.new), changed=len(plan.changed), unchanged=plan.unchanged)]
    if plan.stocks:
        lines.append(say.html("csv-stocks", number=plan.stocks))
    return Markup("\n").join(lines)


def _no_table(error: Unreadable) -> NotTaken:
    return NotTaken("csv-no-table", flaw=error.flaw.value, most=error.most)


def _refused(error: TableRefused, say: FormContext) -> NotTaken:
    number = len(error.mistakes)
    lines = [_mistake(mistake, say) for mistake in error.mistakes[:MOST_TOLD]]
    more = number - len(lines)
    return NotTaken("csv-refused", number=number, lines=Markup("\n").join(lines), more=more)


def _mistake(mistake: Mistake, say: FormContext) -> Markup:
    cell = " ".join(mistake.cell.split())
    return say.html(
        "csv-mistake",
        line=mistake.line,
        column=mistake.column,
        where="cell" if mistake.column else "line",
        why=mistake.why.value,
        cell=cell if len(cell) <= LONGEST_TOLD else f"{cell[:LONGEST_TOLD]}…",
        limit=mistake.limit,
    )
