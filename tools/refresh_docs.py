"""Write the data dictionary, generated from the declared columns, into README.md.

``make docs`` calls this; a test holds the README to what it would write.
"""

from __future__ import annotations

from pathlib import Path

from analysis.schema import data_dictionary

README = Path(__file__).resolve().parents[1] / "README.md"
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


if __name__ == "__main__":
    README.write_text(with_dictionary(README.read_text("utf-8")), "utf-8", newline="\n")
