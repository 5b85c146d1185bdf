"""The exception with which a rule refuses something."""


class Refusal(Exception):
    """A wish that cannot be carried out; nothing was changed.

    `reason` is the key of a sentence in the shipped words and `values` fill its blanks. The
    sentence itself is made by whoever shows it, so that no word of the person travels in a
    traceback.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
