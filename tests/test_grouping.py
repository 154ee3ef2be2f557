"""The analyst's own groups, from `actors.csv` onto any table."""

import warnings

import pandas as pd
import pytest

from analysis.grouping import find_groups, load_groups, with_groups

CSV = """\
Name,Aliases,Group,Country
Ines Moreau,I. Moreau; the harbour master,Port,FR
Tarik Aslan,,Fishers,
"Nets, Lines & Co",Nets|N&L,Business,FR
"""


@pytest.fixture
def write(tmp_path):
    def _write(content, name="actors.csv"):
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        path.write_bytes(data)
        return path

    return _write


def groups_of(names, groups, column="group"):
    table = pd.DataFrame({"name": pd.array(names, dtype="string")})
    return with_groups(table, groups)[column].fillna("-").tolist()


def test_columns_are_as_written_and_empty_cells_missing(write):
    groups = load_groups(write(CSV))
    assert groups.columns.tolist() == ["name", "aliases", "group", "Country"]
    assert groups["Country"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    "content",
    [
        CSV,
        CSV.replace("\n", "\r\n"),
        "\ufeff" + CSV,
        CSV.replace('"Nets, Lines & Co"', "Nets  Lines").replace(",", "\t"),
        'name;aliases;group\n"Ines Moreau";"I. Moreau|the harbour master";Port\n',
        "\n\nname,group,aliases\n\nInes Moreau,Port,the harbour master|I. Moreau\n",
        "name,aliases,group\nInès,Ines Moreau|I. Moreau|the harbour master,Port".encode(
            "cp1252"
        ),
    ],
    ids=["plain", "crlf", "bom", "tabs", "semicolons", "blank lines", "excel"],
)
def test_names_and_aliases_are_joined_however_they_are_written(write, content):
    names = ["INES MOREAU", "the  Harbour Master", "I. Moreau", "Ines", pd.NA]
    assert groups_of(names, load_groups(write(content))) == ["Port"] * 3 + ["-", "-"]


@pytest.mark.parametrize(
    ("spelt", "found"), [("O'NEIL", "x"), ("O\u2019Neil", "x"), ("Oneil", "-")]
)
def test_marks_may_have_another_shape(write, spelt, found):
    groups = load_groups(write("name,group\nO\u2018Neil,x\n"))
    assert groups_of([spelt], groups) == [found]


def test_any_table_with_names_takes_any_column(write):
    groups = load_groups(write(CSV))
    speakers = pd.DataFrame({"speaker": ["Nets", "Nobody"], "Country": ["a", "b"]})
    table = with_groups(speakers, groups)
    assert table.columns.tolist() == ["speaker", "Country", "group", "actors_Country"]
    assert table["actors_Country"].fillna("-").tolist() == ["FR", "-"]
    assert speakers.columns.tolist() == ["speaker", "Country"]
    assert table.groupby("group").size().to_dict() == {"Business": 1}
    other = with_groups(pd.DataFrame({"who": ["N&L"]}), groups, on="who")
    assert other["group"].tolist() == ["Business"]


def test_rows_and_their_order_stay(write):
    groups = load_groups(write(CSV))
    table = pd.DataFrame({"name": ["Nets", "x", "Nets"]}, index=[7, 7, 2])
    joined = with_groups(table, groups)
    assert joined.index.tolist() == [7, 7, 2]
    assert with_groups(table.iloc[:0], groups).empty


def test_a_name_of_several_rows_is_told_and_joined_to_none(write):
    content = "name,aliases,group\nA One,the one;first,x\nB Two,the One,y\nfirst,,z\n"
    groups = load_groups(write(content))
    with pytest.warns(UserWarning, match=r"'the one' \(A One, B Two\)") as told:
        found = groups_of(["The one", "A One", "first"], groups)
    assert found == ["-", "x", "z"]  # "first" is a row's own name
    assert len(told) == 1


def test_two_rows_with_one_name_are_told(write):
    groups = load_groups(write("name,group\nA,x\na,y\n"))
    with pytest.warns(UserWarning, match="'a'"):
        assert groups_of(["A"], groups) == ["-"]


def test_an_alias_twice_in_one_row_is_no_matter(write):
    groups = load_groups(write("name,aliases,group\nA,a;b;B;,x\n"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert groups_of(["b"], groups) == ["x"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "line 1: needs a column 'name'; has none"),
        ("who,group\nA,x\n", "needs a column 'name'; has who, group"),
        ("name,group,Group\nA,x,y\n", "line 1: the column 'group' stands twice"),
        ("name,,group\nA,x,y\n", "line 1: column 2 has no name"),
        ("name,group\n\nA,x,y\n", "line 3: 3 cells under 2 columns"),
        ('name,group\n"A\nB",x\nC,y,z\n', "line 4: 3 cells"),
        (b"name\0", "no text"),
        ("name\n" + "x" * 200_000, "line 2: field larger"),
    ],
)
def test_a_wrong_table_is_told_with_its_line(write, content, told):
    with pytest.raises(ValueError, match=told) as error:
        load_groups(write(content))
    assert "actors.csv" in str(error.value)


def test_a_table_without_names_is_refused(write):
    with pytest.raises(ValueError, match="column name or speaker; it has x"):
        with_groups(pd.DataFrame({"x": [1]}), load_groups(write(CSV)))


def test_the_file_is_found_beside_the_page(write, tmp_path):
    assert find_groups(tmp_path / "page.txt") is None
    path = write(CSV)
    assert find_groups(tmp_path / "page.txt") == path
    assert find_groups(tmp_path) == path
