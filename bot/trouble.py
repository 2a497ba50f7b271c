"""What an operator must mend: told in one clear line, and the program ends."""


class Trouble(Exception):
    """`key` names the line in the texts, `values` what stands in it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
