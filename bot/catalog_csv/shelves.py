"""Categories as a cell names them: "Books/Poems", in either language."""

from collections.abc import Iterable, Iterator
from itertools import product

from bot.catalog import Category, CategoryId
from bot.catalog_csv.mistakes import Why, Wrong
from bot.texts.languages import Language

_BETWEEN = "/"


class Shelves:
    """Finds a category by its path, and the path of a category."""

    def __init__(self, categories: Iterable[Category], language: Language) -> None:
        self._known = {category.id: category for category in categories}
        self._language = language
        self._found: dict[str, set[CategoryId]] = {}
        for category in self._known.values():
            line = [*self._line(category)]
            if not any(each.archived for each in line):
                for names in product(*({each.names.fa, each.names.en} - {""} for each in line)):
                    self._found.setdefault(_folded(_BETWEEN.join(names)), set()).add(category.id)

    def path(self, category_id: CategoryId | None) -> str:
        """Write where a category stands; nothing for none."""
        if category_id is None or category_id not in self._known:
            return ""
        line = self._line(self._known[category_id])
        return _BETWEEN.join(category.names.to(self._language) for category in line)

    def find(self, path: str) -> CategoryId:
        """Find a category that is not archived; raises Wrong where there is none, or more than one."""
        found = self._found.get(_folded(path), set())
        if len(found) > 1:
            raise Wrong(Why.TWO_CATEGORIES)
        for category_id in found:
            return category_id
        raise Wrong(Why.CATEGORY)

    def _line(self, category: Category) -> Iterator[Category]:
        """Give those above it from the top, and then itself."""
        if category.parent_id is not None and category.parent_id in self._known:
            yield from self._line(self._known[category.parent_id])
        yield category


def _folded(path: str) -> str:
    return _BETWEEN.join(" ".join(name.split()) for name in path.casefold().split(_BETWEEN))
