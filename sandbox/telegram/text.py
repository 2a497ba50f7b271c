"""Text with its entities: offsets and lengths are in UTF-16 code units, as everywhere in the Bot API."""

from dataclasses import dataclass, replace

from sandbox.answers import Json

# What may be inside nothing and hold nothing else.
VERBATIM = frozenset({"code", "pre"})
_RANK = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention")


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its type, where it is, and what belongs to some types alone."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user_id: int | None = None

    @property
    def end(self) -> int:
        """Give the offset behind the entity's last unit."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text and the entities over it, outer ones first."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def trimmed(self) -> "FormattedText":
        """Take the white space at both ends away, as Telegram does with every message."""
        text = self.text.rstrip()
        cut = utf16_length(text) - utf16_length(text.lstrip())
        text = text.lstrip()
        end = utf16_length(text)
        kept = (_within(replace(entity, offset=entity.offset - cut), end) for entity in self.entities)
        return FormattedText(text, tuple(entity for entity in kept if entity is not None))


def _within(entity: Entity, end: int) -> Entity | None:
    start, stop = max(entity.offset, 0), min(entity.end, end)
    return replace(entity, offset=start, length=stop - start) if stop > start else None


def utf16_length(text: str) -> int:
    """Count the text's UTF-16 code units: two for a character beyond the basic plane, such as an emoji."""
    return len(text) + sum(character > "\uffff" for character in text)


def in_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Put entities in Telegram's order: by place, the outer before the inner."""
    return tuple(sorted(entities, key=_place))


def _place(entity: Entity) -> tuple[int, int, int]:
    rank = _RANK.index(entity.type) if entity.type in _RANK else len(_RANK)
    return entity.offset, -entity.length, rank


def without_nested_in_verbatim(entities: list[Entity]) -> list[Entity]:
    """Drop what lies within code or pre, which hold no other entity."""
    verbatim = [entity for entity in entities if entity.type in VERBATIM]
    return [
        entity
        for entity in entities
        if not any(
            outer is not entity
            and outer.offset <= entity.offset
            and entity.end <= outer.end
            and _outer(outer, entity)
            for outer in verbatim
        )
    ]


def _outer(outer: Entity, entity: Entity) -> bool:
    same_place = (outer.offset, outer.length) == (entity.offset, entity.length)
    return not same_place or _place(outer) < _place(entity)


def entity_json(entity: Entity, user: Json = None) -> dict[str, Json]:
    """Show an entity as the Bot API does; `user` is the person that a text_mention means."""
    shown: dict[str, Json] = {"offset": entity.offset, "length": entity.length, "type": entity.type}
    if entity.url is not None:
        shown["url"] = entity.url
    if entity.language is not None:
        shown["language"] = entity.language
    if user is not None:
        shown["user"] = user
    return shown
