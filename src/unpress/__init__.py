"""Reads what the United Nations is reported to have said.

A story goes in, typed statements come out: who said what, for whom, by which act, through which
medium, when; with the offsets of every word of it.

>>> import unpress
>>> article = unpress.parse("The raid must stop, said Marc Dupre, the spokesman.")
>>> statement, = article.statements
>>> statement.act, str(statement.speaker), article.quote(statement)
(<Act.ASSERT: 'assert'>, 'Marc Dupre', 'The raid must stop')
"""

from unpress.errors import (
    ArgumentError,
    DataError,
    FormatError,
    MissingExtraError,
    ModelError,
    UnknownLanguageError,
    UnpressError,
)
from unpress.explain import explain
from unpress.formats import dumps, formats, loads, loads_all
from unpress.formats.record import from_dict, to_dict
from unpress.model import (
    Act,
    Actor,
    Article,
    Dateline,
    Document,
    Excerpt,
    Force,
    Furniture,
    FurnitureKind,
    Genre,
    Kind,
    Medium,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)
from unpress.parse import Analysis, analyze, parse, parse_many

__version__ = "0.1.0.dev0"

__all__ = [
    "Act",
    "Actor",
    "Analysis",
    "ArgumentError",
    "Article",
    "DataError",
    "Dateline",
    "Document",
    "Excerpt",
    "Force",
    "FormatError",
    "Furniture",
    "FurnitureKind",
    "Genre",
    "Kind",
    "Medium",
    "MissingExtraError",
    "ModelError",
    "Organization",
    "PartialDate",
    "Person",
    "Quote",
    "Span",
    "Statement",
    "UnknownLanguageError",
    "UnpressError",
    "__version__",
    "analyze",
    "dumps",
    "explain",
    "formats",
    "from_dict",
    "loads",
    "loads_all",
    "parse",
    "parse_many",
    "to_dict",
]
