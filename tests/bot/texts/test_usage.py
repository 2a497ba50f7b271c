import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.texts.catalogue import HERE
from bot.texts.languages import Language
from tests.bot.texts.sentences import sentences

ROOT = HERE.parent.parent
PROGRAM = ("bot", "handlers")
PERSIAN_LETTER = r"[\u0621-\u064a\u0671-\u06d3]"
# Files whose Persian is no sentence of the shop's.
NOT_SENTENCES = {
    "bot/config.py": "an example of a shop's name",
    "bot/search_words.py": "letters that are searched for as one",
}


def sources(ending: str) -> Iterator[Path]:
    for part in PROGRAM:
        yield from sorted((ROOT / part).rglob(f"*{ending}"))


def test_no_persian_stands_outside_the_texts() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(".py")
        if HERE not in path.parents and str(path.relative_to(ROOT)) not in NOT_SENTENCES
        for number, line in persian_lines(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_sentence_that_the_program_says_exists_and_gets_its_values() -> None:
    wanted = {key: sentence.variables for key, sentence in sentences(Language.FA).items()}
    found = {
        str(path.relative_to(ROOT)): problems
        for path in sources(".py")
        if (problems := list(misspoken(path.read_text(encoding="utf-8"), wanted)))
    }
    assert found == {}


def test_every_sentence_that_a_page_says_exists() -> None:
    keys = sentences(Language.FA).keys()
    said = {
        (str(path.relative_to(ROOT)), key)
        for path in sources(".html")
        for key in re.findall(r"\.(?:plain|html)\(\s*[\"']([\w-]+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert {(path, key) for path, key in said if key not in keys} == set()


def test_missing_keys_and_values_are_noticed() -> None:
    wanted = {"hello": frozenset({"name"}), "bye": frozenset[str]()}
    said = """
voice.html("hello", name=name); texts.plain(language, "bye"); voice.plain("hello", **values)
voice.html("hi"); texts.html(language, "hello"); voice.plain("bye", name=1); voice.html(key)
"""
    assert list(misspoken(said, wanted)) == ["3: hi", "3: hello needs ['name']", "3: bye has no ['name']"]
    form = """
Question(key="x", prompt="hello"); Choice(1, "hi"); NotTaken("bye", name=1); NotTaken(key)
Question(key="x", prompt=lambda say: say.html("hello", name=name)); Choice("hi", "bye"); NotTaken("hello", name=1)
"""
    assert list(misspoken(form, wanted)) == ["2: hello needs ['name']", "2: hi", "2: bye has no ['name']"]


def test_persian_is_noticed_in_code_but_not_in_comments_and_docstrings() -> None:
    assert persian_lines('"""سلام"""\n# سلام\nx = f"{y} سلام"\n') == [(3, "سلام")]


def persian_lines(source: str) -> list[tuple[int, str]]:
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value.strip())
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if re.search(PERSIAN_LETTER, node.value)
    ]


def misspoken(source: str, wanted: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Name what is said with an unknown key or other values than the sentence asks for."""
    for call in ast.walk(ast.parse(source)):
        key, values = spoken(call) if isinstance(call, ast.Call) else (None, [])
        if not isinstance(call, ast.Call) or key is None:
            continue
        if key not in wanted:
            yield f"{call.lineno}: {key}"
            continue
        given = {keyword.arg for keyword in values}
        if None in given:
            continue
        if missing := sorted(wanted[key] - given):
            yield f"{call.lineno}: {key} needs {missing}"
        if extra := sorted(name for name in given if name is not None and name not in wanted[key]):
            yield f"{call.lineno}: {key} has no {extra}"


def spoken(call: ast.Call) -> tuple[str | None, list[ast.keyword]]:
    """The key that a call of `.plain` or `.html` says, or a form's question, choice or refusal; and its values."""
    match call.func:
        case ast.Attribute(attr="plain" | "html"):
            return next(filter(None, map(constant, call.args[:2])), None), call.keywords
        case ast.Name(id="NotTaken"):
            return constant(*call.args[:1]), call.keywords
        case ast.Name(id="Choice"):
            return constant(*call.args[1:2]), []
        case ast.Name(id="Question"):
            return constant(*(keyword.value for keyword in call.keywords if keyword.arg == "prompt")), []
        case _:
            return None, []


def constant(node: ast.expr | None = None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
