"""Text to numbers: words point back, shapes and places are told."""

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from analysis.document import Span
from analysis.quotation import find_quotations
from analysis.reader import encoding
from analysis.reader.encoding import encode, group_quotations, shape_of


@pytest.fixture(scope="module")
def tokenizer():
    """Word pieces of one character: enough to see where things stand."""
    letters = [chr(c) for c in range(33, 127)] + list("“”‘’é")
    vocabulary = {"[UNK]": 0} | {c: i + 1 for i, c in enumerate(letters)}
    vocabulary |= {f"##{c}": len(vocabulary) + i for i, c in enumerate(letters)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def of(tokenizer, text, *regions):
    regions = [Span(*r) for r in regions] or [Span(0, len(text))]
    return encode(tokenizer, text, regions, find_quotations(text, regions))


def words(text, paragraph):
    return [text[a:b] for a, b in zip(paragraph.starts, paragraph.ends, strict=True)]


def places(paragraph):
    return paragraph.place[paragraph.first].tolist()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("bank", encoding.LOWER),
        ("Bank", encoding.TITLE),
        ("NATO", encoding.UPPER),
        ("A", encoding.INITIAL),
        ("McKay", encoding.MIXED),
        ("2014", encoding.DIGITS),
        ("—", encoding.SIGN),
        ("東京", encoding.OTHER),
    ],
)
def test_shapes(word, shape):
    assert shape_of(word) == shape


def test_words_point_into_the_text_as_received(tokenizer):
    text = "Mr. O’Neil so\u00adftened\u00a0it."
    (paragraph,) = of(tokenizer, text)
    expected = ["Mr", ".", "O", "’", "Neil", "so\u00adftened", "it", "."]
    assert words(text, paragraph) == expected


def test_a_capital_that_begins_a_sentence_is_told_apart(tokenizer):
    (paragraph,) = of(tokenizer, "The plan. The Hague")
    shapes = paragraph.shape[paragraph.first] % (encoding.SHAPES // 2)
    first, title = encoding.FIRST, encoding.TITLE
    assert shapes[[0, 3, 4]].tolist() == [first, first, title]


def test_places_to_quotation_marks(tokenizer):
    (paragraph,) = of(tokenizer, '"Go on," he said.')
    assert places(paragraph) == [
        encoding.OPENS,
        *[encoding.INSIDE] * 3,
        encoding.CLOSES,
        *[encoding.OUTSIDE] * 3,
    ]


def test_speech_that_carries_on_is_told_apart(tokenizer):
    text = '"One day.\n"Two days," he said.'
    first, second = of(tokenizer, text, (0, 9), (10, len(text)))
    assert encoding.INSIDE_OPEN in places(first)
    assert encoding.INSIDE_CONTINUED in places(second)


def test_quotations_go_with_the_region_they_start_in():
    text = '"a"\n\n"b" and "c"'
    regions = [Span(0, 3), Span(5, len(text))]
    groups = group_quotations(regions, find_quotations(text, regions))
    assert [[q.inner.of(text) for q in group] for group in groups] == [
        ["a"],
        ["b", "c"],
    ]


def test_a_region_of_blanks_has_no_words(tokenizer):
    (paragraph,) = of(tokenizer, "   ")
    assert (paragraph.words, len(paragraph.ids)) == (0, 0)
