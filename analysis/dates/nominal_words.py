"""Small words around a noun: what makes it definite, what ends it, what is idle."""

from __future__ import annotations

from analysis.dates.tense import IRREGULAR_PAST
from analysis.dates.vocabulary import ONES

DEFINITE = frozenset("the this that these those its his her their our both".split())
INDEFINITE = frozenset("a an another".split())
# Of no event in particular: "any vote", "no talks", "such attacks".
UNSURE = frozenset(
    "any no every each some many most all other such more several few future "
    "consecutive straight".split()
)
# With a plural, of more than one: "the last two elections".
MANY = frozenset(ONES[1:]) | {"recent", "past", "previous", "both", "these", "those"}
# What cannot be part of the nominal that follows it.
STOPS = frozenset(
    """of in on at by for with from to and or but as than about after before during
    over into between against amid since until through toward towards outside inside
    near across under behind within without despite among is are was were
    be been has have had will would could should may might can holds hold held holding
    when where while if whether who whose which what that not he she they it we i you
    said says say him them us there then so because also although begin began start
    started called sometimes often always he's she's it's that's who's there's they're
    what's let's i'm we're""".split()
)
# What may follow a noun that is not itself in front of another noun.
FOLLOWERS = STOPS | IRREGULAR_PAST
FOLLOWERS |= frozenset(
    """next last this the a an its his her their our today tomorrow yesterday tonight
    later earlier ago here near outside inside across under despite without within
    among ahead goes go takes take ends begins starts opens looms comes remains seems
    must did does do ever never now again whose ended set due rather only just too
    even end open fail fails collapse resume resumes continue continues""".split()
)
# Adjectives that tell how somebody sees an event, or when, not which one it is.
IDLE = frozenset(ONES) | frozenset(
    """upcoming recent latest new next last first second third previous past coming
    contentious controversial last-ditch crucial historic massive big major key deadly
    bloody violent fierce planned scheduled alleged so-called same entire whole current
    ongoing long great good bad small very own possible potential final early late
    high-stakes fresh full further direct real much little disastrous""".split()
)
# Which of a series; two that differ are two events.
PLACES_IN_ROW = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth final last next
    previous mock""".split()
)
# Kinds of vote, talks and so on that tell two of a family apart.
KINDS = frozenset(
    """presidential parliamentary
    congressional mayoral local regional senate gubernatorial primary federal european
    municipal legislative midterm nuclear climate peace trade budget""".split()
)
# "Scheduled to meet" tells a happening; "the right to vote" does not.
PLANNED = frozenset(
    """set due expected scheduled slated plan plans planned going is are was were has
    have agreed decided prepare preparing began begin""".split()
)
GERUND_LEADS = frozenset("the a an this that first second their his her its".split())
