"""The analyst's desk in a notebook: pick a page, correct it, look into an actor.

>>> from analysis import charts, evidence, lab, measures
>>> picker = lab.pick_page("data/articles/london_talks.txt")  # doctest: +SKIP
>>> lab.chart(picker, measures.share_of_voice, charts.plot_who_speaks)  # doctest: +SKIP
>>> lab.correct(picker)  # doctest: +SKIP

Charts and tables drawn here are a cell's plain outputs: they are saved and exported
with the notebook like any other, and redrawn in their place when the page changes.
"""

from analysis.lab.choosing import ActorChooser, choose_actor
from analysis.lab.correcting import CorrectionPanel, correct
from analysis.lab.desk import Desk
from analysis.lab.exploring import ActorView, explore
from analysis.lab.following import chart, follow, table
from analysis.lab.looking_up import TermView, look_up
from analysis.lab.pages import kit_pages
from analysis.lab.picker import PagePicker, pick_page
from analysis.lab.reporting import ReportPanel, report

__all__ = [
    "ActorChooser",
    "ActorView",
    "CorrectionPanel",
    "Desk",
    "PagePicker",
    "ReportPanel",
    "TermView",
    "chart",
    "choose_actor",
    "correct",
    "explore",
    "follow",
    "kit_pages",
    "look_up",
    "pick_page",
    "report",
    "table",
]
