"""Reads what the United Nations is reported to have said.

A story goes in, typed statements come out: who said what, for whom, by which act, through which
medium, when; with the offsets of every word of it.

>>> import unpress
>>> article = unpress.parse("The raid must stop, said Marc Dupre, the spokesman.")
>>> statement, = article.statements
>>> statement.act, str(statement.speaker), article.quote(statement)
(<Act.ASSERT: 'assert'>, 'Marc Dupre', 'The raid must stop')
"""

from unpress.parse import Analysis, analyze, parse

__all__ = ["Analysis", "analyze", "parse"]
