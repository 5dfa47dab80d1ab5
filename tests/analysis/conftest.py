"""What the tests of the stages share: one page laid out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

import pytest

from unpress.analysis.layout import Layout, lay_out
from unpress.analysis.text import read
from unpress.knowledge import knowledge
from unpress.languages import language

LayOut: TypeAlias = Callable[..., Layout]


@pytest.fixture
def lay() -> LayOut:
    english, known = language("en"), knowledge()

    def laid_out(text: str, published: date | datetime | None = None) -> Layout:
        return lay_out(read(text, english), english, known, published)

    return laid_out
