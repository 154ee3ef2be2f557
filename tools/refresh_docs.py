"""Write what the docs show of the kit: README.md's data dictionary, and the pictures.

``make docs`` calls this; a test holds the README to what it would write.
"""

from __future__ import annotations

from pathlib import Path

from analysis.schema import data_dictionary

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PAGE = ROOT / "data/articles/london_talks.txt"
# Each picture with the measure that it draws.
PICTURES = {
    "calendar": "calendar_dates",
    "mention_timeline": "mention_timeline",
    "sentiment_by_actor": "tone_by_actor",
    "who_about_whom": "who_about_whom",
    "who_speaks": "share_of_voice",
}
CORPUS = ROOT / "data/harbour_corpus"
# The same of many articles; copies count where outlets are compared.
CORPUS_PICTURES = {
    "before_and_after": ("before_and_after", "once", ("2025-03-24",)),
    "mentions_by_day": ("mentions_by_day", "each", ()),
    "voice_by_outlet": ("voice_by_outlet", "each", ()),
}
# Two of them side by side.
PAIR = (
    "National Ledger/2025-03-24_pell_resigns.txt",
    "Selwick Courier/2025-03-25_pell_goes.txt",
)
DPI = 110
START = "<!-- dictionary:start -->"
END = "<!-- dictionary:end -->"


def with_dictionary(readme: str) -> str:
    """The README's text with the dictionary between its two markers.

    Raises:
        ValueError: a marker is missing, doubled or out of order.
    """
    if readme.count(START) != 1 or readme.count(END) != 1:
        raise ValueError(f"README.md must hold {START} and {END} once each.")
    before, rest = readme.split(START)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"README.md must hold {START} before {END}.")
    return f"{before}{START}\n\n{data_dictionary().strip()}\n\n{END}{after}"


def draw_pictures(folder: Path) -> None:
    """Draw the charts of an article that comes with the kit into ``folder``."""
    import analysis
    from analysis import charts, measures

    article = analysis.load(PAGE)
    for stem, measure in PICTURES.items():
        table = getattr(measures, measure)(article.tables)
        ax = getattr(charts, f"plot_{stem}")(table, source=article.title)
        charts.save_figure(ax.figure, folder / stem, formats=["png"], dpi=DPI)


def draw_pair(folder: Path) -> None:
    """Draw who speaks in two articles side by side into ``folder``."""
    import analysis
    from analysis import charts

    both = analysis.compare(*(analysis.load(CORPUS / page) for page in PAIR))
    figure = both.chart("voice")
    charts.save_figure(figure, folder / "side_by_side", formats=["png"], dpi=DPI)


def draw_corpus_pictures(folder: Path) -> None:
    """Draw the charts of the articles on one story into ``folder``."""
    import analysis
    from analysis import charts, measures

    corpus = analysis.load_corpus(CORPUS, shows_progress=False)
    for stem, (measure, count, options) in CORPUS_PICTURES.items():
        table = getattr(measures, measure)(corpus.counted(count), *options)
        source = "invented articles on a strike (data/harbour_corpus)"
        ax = getattr(charts, f"plot_{stem}")(table, source=source)
        charts.save_figure(ax.figure, folder / stem, formats=["png"], dpi=DPI)


if __name__ == "__main__":
    draw_pictures(ROOT / "docs/pictures")
    draw_pair(ROOT / "docs/pictures")
    draw_corpus_pictures(ROOT / "docs/pictures")
    README.write_text(with_dictionary(README.read_text("utf-8")), "utf-8", newline="\n")
