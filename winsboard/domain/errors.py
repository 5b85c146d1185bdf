"""The exception raised when a rule refuses an operation."""


class Refusal(Exception):
    """An operation that is not allowed or a value that is not valid. Nothing was changed.

    `reason` is the key of a sentence in `words/phrases` and `values` fill its placeholders. The
    caller that shows the error formats the sentence, so that a traceback never contains what the
    person wrote.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
