"""What comes out: frozen values that know no stage, no language and no format."""

from unpress.model.actors import Actor, Document, Organization, Person
from unpress.model.articles import Article, Dateline, Excerpt, Furniture
from unpress.model.dates import PartialDate
from unpress.model.spans import Span
from unpress.model.statements import Quote, Statement
from unpress.model.vocabulary import Act, Force, FurnitureKind, Genre, Kind, Medium

__all__ = [
    "Act",
    "Actor",
    "Article",
    "Dateline",
    "Document",
    "Excerpt",
    "Force",
    "Furniture",
    "FurnitureKind",
    "Genre",
    "Kind",
    "Medium",
    "Organization",
    "PartialDate",
    "Person",
    "Quote",
    "Span",
    "Statement",
]
