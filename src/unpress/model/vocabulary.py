"""The closed lists of the trade: acts, media, kinds, genres, force, furniture.

Each is a `StrEnum`: its members are the strings that stand in the record (`Act.URGE == "urge"`).
The lists are those of the annotation guidelines, sections 2 and 3.
"""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What a speaker does by speaking.

    >>> Act.CONDEMN, Act.CONDEMN.cameo, Act.CONDEMN.plover
    (<Act.CONDEMN: 'condemn'>, '111', 'ACCUSE')
    """

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    URGE = "urge"
    CALL_FOR = "call-for"
    CONDEMN = "condemn"
    CONCERN = "concern"
    REGRET = "regret"
    CONDOLE = "condole"
    WELCOME = "welcome"
    THANK = "thank"
    TAKE_NOTE = "take-note"
    REAFFIRM = "reaffirm"
    PLEDGE = "pledge"
    ANNOUNCE = "announce"
    ASK = "ask"
    REMIND = "remind"

    @property
    def cameo(self) -> str:
        """The CAMEO event code (codebook 1.1b3) nearest to this act.

        >>> Act.PLEDGE.cameo
        '030'
        """
        return _CAMEO[self]

    @property
    def plover(self) -> str | None:
        """The PLOVER event type of that code, or `None`.

        PLOVER leaves out most of what CAMEO files under 01 (public statements), so an assertion
        has none. Source: the conversion table of 2021 in `openeventdata/PLOVER`; appeals (02) are
        `REQUEST` in the codebook.

        >>> Act.URGE.plover
        'REQUEST'
        >>> Act.ASSERT.plover is None
        True
        """
        return _PLOVER.get(self)


# CAMEO 1.1b3: 010 make statement, 012 pessimistic comment, 016 deny responsibility, 018 empathetic
# comment, 020 appeal, 030 express intent to cooperate, 051 praise or endorse, 111 criticize or
# denounce, 112 accuse.
_CAMEO = {
    Act.ASSERT: "010",
    Act.DENY: "016",
    Act.ACCUSE: "112",
    Act.WARN: "012",
    Act.URGE: "020",
    Act.CALL_FOR: "020",
    Act.CONDEMN: "111",
    Act.CONCERN: "012",
    Act.REGRET: "018",
    Act.CONDOLE: "018",
    Act.WELCOME: "051",
    Act.THANK: "051",
    Act.TAKE_NOTE: "010",
    Act.REAFFIRM: "010",
    Act.PLEDGE: "030",
    Act.ANNOUNCE: "010",
    Act.ASK: "010",
    Act.REMIND: "020",
}

_PLOVER = {
    Act.ACCUSE: "ACCUSE",
    Act.CONDEMN: "ACCUSE",
    Act.URGE: "REQUEST",
    Act.CALL_FOR: "REQUEST",
    Act.REMIND: "REQUEST",
    Act.WELCOME: "SUPPORT",
    Act.THANK: "SUPPORT",
    Act.PLEDGE: "AGREE",
}


class Force(StrEnum):
    """How strongly an act is worded, on the scale that UN papers themselves use.

    *Condemns* is plain, *strongly condemns* or *deeply regrets* strong, *condemns in the strongest
    terms* strongest.
    """

    PLAIN = "plain"
    STRONG = "strong"
    STRONGEST = "strongest"


class Kind(StrEnum):
    """Whether the content stands within quotation marks: all of it, none of it, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Medium(StrEnum):
    """Through what the words reached the public."""

    STATEMENT = "statement"
    PRESS_BRIEFING = "press briefing"
    PRESS_CONFERENCE = "press conference"
    PRESS_RELEASE = "press release"
    INTERVIEW = "interview"
    REPORT = "report"
    SPEECH = "speech"
    MEETING = "meeting"
    CALL = "call"
    LETTER = "letter"
    MESSAGE = "message"
    SOCIAL_MEDIA = "social media"
    TRANSCRIPT = "transcript"


class Genre(StrEnum):
    """What kind of paper the text is."""

    NEWS = "news"
    STATEMENT = "statement"
    PRESS_RELEASE = "press release"
    TRANSCRIPT = "transcript"


class FurnitureKind(StrEnum):
    """What a stretch of the page is that is not the story itself."""

    STAMP = "stamp"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    END_MARK = "end-mark"
    NAVIGATION = "navigation"
    NOTICE = "notice"
