"""What is wrong with a sentence."""


class TextError(Exception):
    """A sentence is missing, badly written or lacks a value: a defect of the program or of its texts."""
