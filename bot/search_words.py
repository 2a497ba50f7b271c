"""Folding for search: what people type in one of many ways, written in one way.

A half-space, a space and nothing between two parts of a Persian word are the same word to whoever types it. So what
is searched has no spaces at all, and what is typed is split at its spaces: every part must occur.
"""

import unicodedata

from bot.texts.formats import fold_digits

MOST_WORDS = 8
LONGEST_QUERY = 100

# What one keyboard or habit writes for another's letter; those with a hamza or a madda come apart before.
_SAME_LETTERS = str.maketrans(
    {
        **dict.fromkeys("يى", "ی"),
        "ك": "ک",
        **dict.fromkeys("ةەہھ", "ه"),
        "ٱ": "ا",
        **dict.fromkeys("ءـ"),
    }
)
_DROPPED = {"Mn", "Me", "Cf"}


def fold(text: str) -> str:
    """Write words one way: letters and digits alone, in lower case, parted by single spaces; folding twice is once."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(map(_folded, apart.translate(_SAME_LETTERS))).split())


def searchable(*texts: str) -> str:
    """What is kept to be searched: each text without its spaces, so that no match runs from one into another."""
    return " ".join(filter(None, (fold(text).replace(" ", "") for text in texts)))


def search_words(typed: str) -> tuple[str, ...]:
    """Which words must all occur in what is searched; none where nothing is asked for."""
    return tuple(dict.fromkeys(fold(typed[:LONGEST_QUERY]).split()))[:MOST_WORDS]


def _folded(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in _DROPPED:
        return ""
    return fold_digits(letter) if category[0] in "LNM" else " "
