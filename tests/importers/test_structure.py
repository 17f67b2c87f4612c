"""What a source says by its form: struck out, numbered, broken at a margin, set in, signed."""

from __future__ import annotations

from textwrap import wrap

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import Page
from iompress.importers._sniff import read
from iompress.model.body import List, parse
from tests.importers.test_documents import document, p
from tests.importers.test_furniture import page

HEAD = "A New Bridge Is Open to Everybody\n\n"
LEAD = (
    "Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to everybody who wishes to cross the "
    "river on foot.\n\n“We built it with stones from the old one,” said Ada Northbrook, head of the Office. The bridge "
    "took three years and rests on nine piers in the river.\n\n"
)
LAST = "It is the first in the town, and the mayor walked over it on Monday morning with her dog and a band.\n"


def taken(data: bytes, importer: str = "") -> Draft:
    found, _ = read(data, importer)
    assert isinstance(found, Page)
    (draft,) = accounted(found, drafts(found))
    return draft


def text(within: str, last: str = LAST) -> Draft:
    return taken(f"{HEAD}{LEAD}{within}\n\n{last}".encode(), "text")


def markdown(within: str, last: str = LAST) -> Draft:
    return taken(f"# {HEAD}{LEAD}{within}\n\n{last}".encode(), "markdown")


def body(draft: Draft) -> str:
    assert draft.body is not None
    return draft.body.value


STRUCK = '<w:r><w:rPr><w:{}/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.mark.parametrize(
    "draft",
    [
        taken(page("<p><del>Crossing costs 2 francs.</del> Crossing costs 3 francs.</p>")),
        taken(page("<p><s>Crossing costs 2 francs.</s> Crossing costs 3 francs.</p>")),
        taken(page("<p><strike>Crossing costs 2 francs.</strike> Crossing costs 3 francs.</p>")),
        taken(page("<p style='TEXT-DECORATION:line-through'>Crossing costs 2 francs.</p>Crossing costs 3 francs.")),
        taken(page("<p><span style='color:red;text-decoration-line:line-through'>Crossing costs 2 francs.</span> "
                   "Crossing costs 3 francs.</p>")),
        taken(page("<p><span class='line-through'>Crossing costs 2 francs.</span> Crossing costs 3 francs.</p>")),
        markdown("~~Crossing costs 2 francs.~~ Crossing costs 3 francs."),
        taken(document(p(STRUCK.format("strike", "Crossing costs "), STRUCK.format("dstrike", "2 francs."),
                         " Crossing costs 3 francs."))),
    ],
    ids=("del", "s", "strike", "block", "span", "class", "markdown", "docx"),
)  # fmt: skip
def test_what_is_struck_out_is_left_out_and_told(draft: Draft) -> None:
    assert "Crossing costs 3 francs." in body(draft)
    assert "2 francs" not in body(draft)
    assert [each.text for each in draft.left if each.why == "struck out"] == ["Crossing costs 2 francs."]


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>'
)


def test_a_style_strikes_out_unless_the_words_say_otherwise() -> None:
    run = '<w:r><w:rPr><w:rStyle w:val="Gone"/>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    inner = p(run.format("", "Crossing costs 2 francs. "), run.format('<w:strike w:val="0"/>', "It costs 3 francs."))
    draft = taken(document(inner, parts={"word/styles.xml": STYLES}))
    assert "It costs 3 francs." in body(draft)
    assert [each.text.strip() for each in draft.left if each.why == "struck out"] == ["Crossing costs 2 francs."]


def test_what_is_not_struck_out_in_a_document_stays() -> None:
    run = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Crossing costs 3 francs.</w:t></w:r>'
    assert "Crossing costs 3 francs." in body(taken(document(p(run))))


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def entry(words: str, level: int = 0, of: int = 7) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{of}"/>'
    return p(f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>", words)


@pytest.mark.parametrize(
    ("draft", "listed"),
    [
        (taken(page("<ol><li>Stones</li><li>Wood</li></ol>")), "1. Stones\n2. Wood"),
        (taken(page("<ol start=4><li>Stones<ul><li>old</li></ul></li><li value=9>Wood</li></ol>")),
         "4. Stones\n   - old\n\n9) Wood"),
        (taken(page("<ol reversed><li>Stones</li><li>Wood</li></ol>")), "2. Stones\n\n1) Wood"),
        (taken(page("<ol><li><p>Stones, said the Office.</p><p>They are old.</p></li><li>Wood</li></ol>")),
         "1. Stones, said the Office.\n\n   They are old.\n2. Wood"),
        (taken(page("<ol><li>Stones</li></ol><ol><li>Wood</li></ol>")), "1. Stones\n\n1) Wood"),
        (taken(page("<ul><li>Stones</li></ul><ol start=2><li>Wood</li></ol>")), "- Stones\n\n2. Wood"),
        (taken(page("<p>3) Stones, said the Office<br>4) Wood, it said</p>")),
         "3) Stones, said the Office\n4) Wood, it said"),
        (markdown("7. Stones\n8. Wood"), "7. Stones\n8. Wood"),
        (text("1. Stones\n2. Wood"), "1. Stones\n2. Wood"),
        (taken(document(entry("Stones"), entry("old", 1), entry("Wood"), entry("Glass", of=8), entry("Tar", of=8)),),
         ""),
        (taken(document(entry("Stones"), entry("old", 1), entry("Wood"), entry("Glass", of=8),
                        parts={"word/numbering.xml": NUMBERING})),
         "4. Stones\n   - old\n5. Wood\n\n1) Glass"),
    ],
)  # fmt: skip
def test_a_numbered_list_keeps_its_numbers(draft: Draft, listed: str) -> None:
    assert listed in body(draft)
    numbers = [each.start for each in parse(body(draft)) if isinstance(each, List)]
    told = [line.split(maxsplit=1)[0] for line in listed.split("\n\n") if line[:1].isdigit()]
    assert [number for number in numbers if number is not None] == [int(each[:-1]) for each in told]


def test_a_day_in_front_of_a_paragraph_is_no_number() -> None:
    assert "5\\. maj was the day" in body(text("5. maj was the day on which the bridge opened."))


def test_footnotes_do_not_count_on_in_the_notes() -> None:
    notes = "Notes to editors\n\n1. The plan is free[^a].\n2. The pictures are free.\n\n[^a]: Until May.\n"
    draft = markdown(LAST, notes)
    assert draft.notes is not None
    assert draft.notes.value == "1. The plan is free¹.\n2. The pictures are free.\n\n1) Until May."


@pytest.mark.parametrize(
    "lines",
    [
        """\
The Office has trained the wardens of the bridge in first aid, in English and Czech:
it was the first such course in the town, and all of those who had enrolled for it, or
11 wardens in all, have passed. The town paid for the course, which is to be held again
in winter and in the spring after that, as long as there are wardens left to teach.
""",
        """\
The Office has trained the wardens of the bridge in first aid, in English and Czech,
with the help of both hospitals of the town. The course lasted from 1 April to
31 May 2019, with a break of a week at Easter and another one on account of the
2019 regatta. The wardens learned to swim in clothes, to dive and to lift, and slept
- some of them for the first time - on a ship that lies at the quay below the bridge.
""",
        """\
The Office has trained the wardens of the bridge in first aid, in English and Czech,
on a ship that lies at the quay below the bridge all year. It is, as it happens, the
17. on the list of the old ships of the town, and it is open to everybody who wishes
to see it from Monday to Friday, in the months in which the river carries no ice.
""",
    ],
)
def test_a_sentence_that_a_margin_broke_before_a_figure_or_dash_goes_on(lines: str) -> None:
    assert " ".join(lines.split()) in body(text(lines))


@pytest.mark.parametrize(
    "lines",
    [
        "09.30 arrival of the journalists at the northern end of the bridge\n"
        "10.00 opening by the mayor, by the wardens and by the whole band\n"
        "10.30 a walk over the bridge with those who have built it in time",
        "- a boat that is kept at the second pier and may be used by anybody\n"
        "- a bell that is heard in both halves of the town when the wind is low",
    ],
)
def test_entries_of_a_list_stay_apart(lines: str) -> None:
    found = [line.removeprefix("- ") for line in body(text(lines)).split("\n")]
    assert all(line.removeprefix("- ") in found for line in lines.split("\n"))


def test_a_quotation_that_is_set_in_is_one_paragraph() -> None:
    within = "According to the Guild of Ferrymen:\n\n    “We welcome the bridge and will cross it\n    with care.”"
    assert "“We welcome the bridge and will cross it with care.”" in body(text(within))


def test_a_statement_ends_with_who_signs_it() -> None:
    for draft in (markdown("I have walked over it.", "— Ada Northbrook, Head of the Office\n"),
                  text("I have walked over it.", "— Ada Northbrook, Head of the Office\n")):  # fmt: skip
        assert body(draft).endswith("— Ada Northbrook, Head of the Office")


def test_a_note_to_editors_on_pictures_is_no_caption() -> None:
    draft = text(LAST, "Note to editors: Pictures are free of charge. Photo: Example Agency/Kim Lens\n")
    assert draft.notes is not None
    assert draft.notes.value == "Pictures are free of charge. Photo: Example Agency/Kim Lens"


ASKED = """WHAT:   Opening of the bridge, with a walk of the wardens and
        a song for each of its nine piers
WHO:    Ada Northbrook, head of the Office
WHEN:   Friday, 8 May 2020, 18:00 CEST
WHERE:  Northern end of the bridge
"""
ANSWERS = [
    "WHAT: Opening of the bridge, with a walk of the wardens and a song for each of its nine piers",
    "WHO: Ada Northbrook, head of the Office",
    "WHEN: Friday, 8 May 2020, 18:00 CEST",
    "WHERE: Northern end of the bridge",
]


@pytest.mark.parametrize("headline", ["", HEAD])
def test_the_answers_of_an_invitation_are_its_text(headline: str) -> None:
    last = "Ada Northbrook said: “We built it with stones from the old one, and it took three years.”\n"
    draft = taken(f"MEDIA ADVISORY      For immediate release\n\n{headline}{ASKED}\n{LAST}\n{last}".encode(), "text")
    assert body(draft).split("\n\n")[:4] == ANSWERS
    assert draft.headline is not None
    assert draft.headline.value == (headline.strip() or ANSWERS[0].removeprefix("WHAT: "))
    assert draft.kind is not None
    assert draft.kind.value == "advisory"
    assert draft.date is None


def test_the_day_of_an_invitation_is_its_own() -> None:
    draft = taken(f"{HEAD}{ASKED}\n{LEAD}{LAST}".encode(), "text")
    assert body(draft).split("\n\n")[:4] == ANSWERS
    assert body(draft).split("\n\n")[4].startswith("The Office said on Monday")
    assert draft.date is not None
    assert draft.date.value.isoformat() == "2020-05-05"


@pytest.mark.parametrize(
    "asked",
    [
        "<h3>What</h3><p>Opening</p><h3>Who</h3><p>Ada</p>"
        "<h3>When</h3><p>8 May 2020</p><h3>Where</h3><p>At the pier</p>",
        "<p>What: Opening<br>Who: Ada<br>When: 8 May 2020<br>Where: At the pier</p>",
        "<table><tr><th>What</th><td>Opening</td></tr><tr><th>Who</th><td>Ada</td></tr>"
        "<tr><th>When</th><td>8 May 2020</td></tr><tr><th>Where</th><td>At the pier</td></tr></table>",
    ],
)
def test_answers_behind_the_text_stay_in_it(asked: str) -> None:
    draft = taken(page(asked))
    assert all(answer in body(draft) for answer in ("Opening", "Ada", "8 May 2020", "At the pier"))
    assert draft.date is not None
    assert draft.date.value.isoformat() == "2020-05-05"


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        ("- they keep to the left and leave the middle to those who\n  carry something heavy\n- they do not stop",
         "- they keep to the left and leave the middle to those who carry something heavy\n- they do not stop"),
        ("1. It lights the bridge from the second pier to\n   the seventh.\n2. It asks them why.",
         "1. It lights the bridge from the second pier to the seventh.\n2. It asks them why."),
        ("- they keep to the left\n  - by day\n  - by night", "- they keep to the left\n- by day\n- by night"),
    ],
)  # fmt: skip
def test_a_line_under_the_words_of_an_entry_goes_on_with_it(lines: str, listed: str) -> None:
    assert listed in body(text(f"Those who cross have some things to mind:\n\n{lines}"))


@pytest.mark.parametrize("width", [56, 66, 72, 80, 100, 120, 130])
def test_text_is_joined_at_whatever_margin_it_was_broken(width: int) -> None:
    source = "\n\n".join("\n".join(wrap(each, width)) for each in f"{HEAD}{LEAD}{LEAD[12:]}{LAST}".split("\n\n"))
    whole = taken(f"{HEAD}{LEAD}{LEAD[12:]}{LAST}".encode(), "text")
    assert body(taken(source.encode(), "text")) == body(whole)


def test_a_line_in_capitals_does_not_go_on_with_a_sentence() -> None:
    mark = "ISSUED BY THE OFFICE, WHICH ANSWERS FOR EVERY WORD OF IT AND FOR NOTHING THAT OTHERS MAY MAKE OF IT | WWW"
    assert "band.\n\nISSUED" in body(text(f"{LAST}{mark}"))


def test_a_statement_ends_with_a_name_on_a_line_of_its_own() -> None:
    title = "Statement by the Head of the Office on the Flood"
    source = f"{title}\n\n{LEAD}I shall walk over it again.\n\nAda Northbrook\nHead of the Office\n"
    assert body(taken(source.encode(), "text")).endswith("again.\n\nAda Northbrook\n\nHead of the Office")
    other = body(taken(source.replace(title, HEAD.strip()).encode(), "text"))
    assert other.endswith("again.")


def test_a_line_that_fills_the_margin_of_the_whole_text_goes_on() -> None:
    lines = """\
Those who cross are asked to keep to the left. The bridge will be closed on
25 December, on 1 January and whenever the river carries more than two
million litres a minute. The Office expects between 300 and 400 people a day.
2019 was the last year in which the ferry sailed; it carried 112 people and
3 dogs. It sank in the autumn, in water no deeper than a bath."""
    source = "\n\n".join("\n".join(wrap(each, 77)) for each in f"{HEAD}{LEAD}{LAST}".split("\n\n"))
    assert " ".join(lines.split()) in body(taken(f"{source}\n\n{lines}\n\n{LAST}".encode(), "text"))


def test_the_days_of_a_timetable_stay_in_the_text() -> None:
    draft = text("Days on which it is closed\nSunday 10 May\nMonday 11 May")
    assert "Sunday 10 May\n\nMonday 11 May" in body(draft)
    assert draft.date is not None
    assert draft.date.value.isoformat() == "2020-05-05"


def test_a_contact_and_an_embargo_between_answers_stay_what_they_are() -> None:
    between = "Contact: Dora Pike, +44 7700 900123, dora@example.org\n\nEMBARGOED UNTIL 8 May 2020, 10:00 GMT\n\nWHERE:"
    draft = taken(f"{HEAD}{ASKED.replace('WHERE:', between)}\n{LEAD}{LAST}".encode(), "text")
    assert [contact.value.name for contact in draft.contacts] == ["Dora Pike"]
    assert draft.embargo is not None
    assert "WHERE: Northern end of the bridge" in body(draft)
    assert "Dora Pike" not in body(draft)
