"""The .ftl files as trees, for the tests that look at how sentences are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import parse
from fluent.syntax.ast import (
    BaseNode,
    Message,
    MessageReference,
    Pattern,
    Placeable,
    SelectExpression,
    Term,
    TermReference,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from bot.texts.catalogue import HERE
from bot.texts.languages import Language


@dataclass(frozen=True)
class Sentence:
    """A message: what it asks for, and each wording of it with `{}` in place of what is put in."""

    key: str
    variables: frozenset[str]
    wordings: tuple[str, ...]


def sentences(language: Language, folder: Path = HERE) -> dict[str, Sentence]:
    """Every message of the language's files, by key; terms are followed but not listed."""
    entries: dict[str, Message | Term] = {}
    for path in sorted((folder / language.value).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message | Term):
                entries[_name(entry)] = entry
    return {
        name: Sentence(name, frozenset(_variables(name, entries)), tuple(_wordings(entry)))
        for name, entry in entries.items()
        if isinstance(entry, Message)
    }


def _name(entry: Message | Term) -> str:
    return entry.id.name if isinstance(entry, Message) else f"-{entry.id.name}"


class _Finder(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.patterns: list[Pattern] = []

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:
        self.references.add(f"-{node.id.name}")

    def visit_Pattern(self, node: Pattern) -> None:
        self.patterns.append(node)
        self.generic_visit(node)


def _found(node: BaseNode) -> _Finder:
    finder = _Finder()
    finder.visit(node)
    return finder


def _variables(name: str, entries: dict[str, Message | Term]) -> set[str]:
    found = _found(entries[name])
    return found.variables.union(*(_variables(reference, entries) for reference in found.references))


def _wordings(entry: Message | Term) -> Iterator[str]:
    for pattern in _found(entry).patterns:
        text = "".join(
            element.value if isinstance(element, TextElement) else "{}" for element in pattern.elements
        )
        # A pattern that is only a choice says nothing itself; its variants are patterns of their own.
        alone = pattern.elements[0]
        if not (
            text == "{}" and isinstance(alone, Placeable) and isinstance(alone.expression, SelectExpression)
        ):
            yield text
