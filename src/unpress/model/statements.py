"""What is said: statements, and the quotation marks of the page.

A statement is one attribution: a source, to which the writer attributes a content by means of a cue
(the terms of the PARC and PolNeAR corpora). A statement inside the content of another names that
other as its `parent`, so that an orphan cannot be built.
"""

from __future__ import annotations

from attrs import field, frozen

from unpress.errors import ModelError
from unpress.model.actors import Actor
from unpress.model.dates import PartialDate
from unpress.model.spans import Span
from unpress.model.vocabulary import Act, Force, Kind, Medium


@frozen
class Statement:
    """One attribution: who said what, for whom, by which act, through which medium, when.

    >>> raid = Statement(source=Span(0, 4), cue=Span(5, 14), content=(Span(15, 23),),
    ...                  kind=Kind.INDIRECT, act=Act.CONDEMN)
    >>> [piece.of("Vale condemned the raid.") for piece in raid.content]
    ['the raid']

    `source` and `cue` are `None` where the sentence has none. `content` is in text order, split
    where source or cue interrupt it. `carried` holds the sentences that go on in the same voice
    without a cue of their own. `speakers` is empty where the text names nobody. `principal`
    is the one the speaker speaks for, `None` where the speaker speaks for himself.

    Raises `ModelError` for a statement without content, or with content out of order.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: Kind
    act: Act
    carried: tuple[Span, ...] = ()
    speakers: tuple[Actor, ...] = ()
    principal: Actor | None = None
    addressee: Actor | None = None
    medium: Medium | None = None
    date: PartialDate | None = None
    force: Force = Force.PLAIN
    parent: Statement | None = None
    rule: str = field(default="", eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.content:
            raise ModelError("a statement needs a content of one span at least")
        at = -1
        for piece in self.content:
            if piece.start < at:
                raise ModelError(f"the content of a statement is in text order, not {self.content}")
            at = piece.end

    @property
    def speaker(self) -> Actor | None:
        """The first of the speakers, or `None`."""
        return self.speakers[0] if self.speakers else None

    @property
    def depth(self) -> int:
        """How many statements this one lies in."""
        above, depth = self.parent, 0
        while above is not None:
            above, depth = above.parent, depth + 1
        return depth


@frozen
class Quote:
    """A stretch within quotation marks, marks included.

    `segments` holds its pieces where source and cue interrupt one quotation. `statement` is the one
    it belongs to, `None` for a term, a title or words nobody is named for.
    """

    span: Span
    marks: tuple[str, str]
    segments: tuple[Span, ...] = ()
    statement: Statement | None = None
    rule: str = field(default="", eq=False, repr=False)
