"""What goes wrong when `unpress` is misused. Text never raises: any string gives an article.

Everything raised on purpose is an `UnpressError`, so that one `except` catches all of it. A message
says what is wrong, where, and how to mend it.
"""


class UnpressError(Exception):
    """The root of every error that `unpress` raises on purpose."""


class ArgumentError(UnpressError, TypeError):
    """A call was made with an argument of the wrong kind: bytes for text, say."""


class UnknownLanguageError(UnpressError, LookupError):
    """A language was asked for that `unpress` has no data for."""


class DataError(UnpressError, ValueError):
    """A file or a record is not what it should be. The message holds the file and the key."""


class ModelError(UnpressError, ValueError):
    """An object was built by hand that cannot be: a span that ends before it starts, say."""


class FormatError(UnpressError, ValueError):
    """A format was asked for that is not there, or for something that it cannot do."""


class MissingExtraError(UnpressError, ImportError):
    """A package is not installed that an extra of `unpress` brings. The message names the extra."""
