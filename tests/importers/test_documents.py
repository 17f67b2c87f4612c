"""Word documents: what stands beside the running text is read or told, once, and in its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Page
from iompress.importers._sniff import read
from iompress.model.body import parse, plain

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str) -> str:
    return f"<w:p>{''.join(each if each.startswith('<') else t(each) for each in inner)}</w:p>"


def row(*cells: str) -> str:
    inner = [each if each.startswith("<") else p(each) for each in cells]
    return f"<w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in inner)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


TITLE = p('<w:pPr><w:pStyle w:val="Title"/></w:pPr>', "A New Bridge Is Open to Everybody")
LEAD = (
    p("Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to everybody who wishes to cross it."),
    p("“We built it with stones from the old one,” said Ada Northbrook, head of the Office. It took three years."),
)
END = p("It is the first in the town, and the mayor walked over it on Monday morning with her dog and a band.")


def document(*inner: str, parts: dict[str, str] | None = None, main: str = "word/document.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join((TITLE, *LEAD, *inner, END))
        archive.writestr(main, f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return data.getvalue()


def taken(data: bytes) -> Draft:
    page, importer = read(data)
    assert isinstance(page, Page)
    assert importer == "docx"
    (draft,) = accounted(page, drafts(page))
    return draft


def body(draft: Draft) -> str:
    assert draft.body is not None
    return plain(parse(draft.body.value))


def left(draft: Draft) -> list[tuple[str, str]]:
    return [(each.text, each.why) for each in (*draft.left, *draft.unplaced)]


def box(*inner: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{p(*inner)}</w:txbxContent></w:pict></w:r>"


TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice>{box('In a box, it said.')}</mc:Choice>"
    f"<mc:Fallback>{box('In a box, it said.')}</mc:Fallback></mc:AlternateContent></w:r>"
)
SOFT, HARD = "<w:r><w:softHyphen/></w:r>", "<w:r><w:noBreakHyphen/></w:r>"
RUBY = "<w:r><w:ruby><w:rubyBase><w:r><w:t>Kanji</w:t></w:r></w:rubyBase></w:ruby></w:r>"
NESTED = table(row(table(row("Inner", "cell")) + p("Around it, it said."), "Beside it, it said."))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (p("It is ", f"<w:ins>{t('very ')}</w:ins>", "long, said the Office."), "It is very long, said the Office."),
        (p("It is ", f"<w:moveTo>{t('quite ')}</w:moveTo>", "long, it said."), "It is quite long, it said."),
        (p(f"<w:sdt><w:sdtContent>{t('Chosen words')}</w:sdtContent></w:sdt>", " stand."), "Chosen words stand."),
        (f"<w:sdt><w:sdtContent>{p('A whole paragraph was chosen.')}</w:sdtContent></w:sdt>", "A whole paragraph"),
        (p("It is inter\u00adnational, it said."), "international, it said."),
        (p("Inter", SOFT, "national, it said."), "International, it said."),
        (p("Inter", HARD, "city trains, it said."), "Inter‑city trains"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>', " Call the Office, it said."), "☎ Call the Office"),
        (p("20 ", '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', " of heat, it said."), "° of heat, it said."),
        (p("Slope: ", "<m:oMath><m:r><m:t>a=4</m:t></m:r></m:oMath>", " per cent, it said."), "Slope: a=4 per cent"),
        (p(RUBY, " it said, and that was all."), "Kanji it said"),
        (
            p(f'<w:fldSimple w:instr="TITLE">{t("Shown by a field")}</w:fldSimple>', ", it said."),
            "Shown by a field, it",
        ),
        (p("Boxed: ", TWICE), "In a box, it said."),
        (p(box(box("Innermost, it said."))), "Innermost, it said."),
        (table(row("Pier", "Height"), row("North", "12 metres")), "North | 12 metres"),
        (table(f"<w:sdt><w:sdtContent>{row('South', '14 metres')}</w:sdtContent></w:sdt>"), "South | 14 metres"),
        (NESTED, "Inner | cell"),
    ],
)
def test_what_is_in_the_text_is_read_once(inner: str, text: str) -> None:
    draft = taken(document(inner))
    assert body(draft).count(text) == 1
    assert "\u00ad" not in body(draft)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("<w:del><w:r><w:delText>never </w:delText></w:r></w:del>", "deleted in a tracked change"),
        ("<w:moveFrom><w:r><w:delText>never </w:delText></w:r></w:moveFrom>", "deleted in a tracked change"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>never </w:t></w:r>", "hidden text"),
    ],
)
def test_what_is_not_in_the_text_is_told(change: str, why: str) -> None:
    draft = taken(document(p("It is ", change, "long, it said.")))
    assert "It is long, it said." in body(draft)
    assert ("never ", why) in left(draft)


def test_notes_at_the_foot_are_notes() -> None:
    reference = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    notes = "<w:{0}s {1}><w:{0} w:type='separator' w:id='0'><w:p/></w:{0}>{2}</w:{0}s>"
    of = "<w:{0} w:id='{1}'>{2}</w:{0}>"
    parts = {
        "word/footnotes.xml": notes.format(
            "footnote", NAMES, of.format("footnote", 1, p("* The first.")) + of.format("footnote", 2, p("The second."))
        ),
        "word/endnotes.xml": notes.format("endnote", NAMES, of.format("endnote", 1, p("The last."))),
    }
    inner = p("It rests", reference.format("footnote", 2), " on piers", reference.format("endnote", 1), ", it said.")
    draft = taken(document(inner, parts=parts))
    assert "It rests on piers, it said." in body(draft)
    assert draft.notes is not None
    assert draft.notes.value == "1. The second.\n2. The last.\n3. \\* The first."


def test_comments_and_the_edges_of_the_page_are_told() -> None:
    comment = f"<w:comments {NAMES}><w:comment w:id='1'>{p('Is that so?')}</w:comment></w:comments>"
    parts = {
        "word/comments.xml": comment,
        "word/header1.xml": f"<w:hdr {NAMES}>{p('Office for Bridges')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{p('Page 1 of 2')}</w:ftr>",
    }
    draft = taken(document(parts=parts))
    texts = [text for text, _ in left(draft)]
    assert ("Is that so?", "a comment") in left(draft)
    assert "Office for Bridges" in texts
    assert "Page 1 of 2" in texts


def test_a_link_that_is_a_field_leads_somewhere() -> None:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    does = '<w:r><w:instrText> HYPERLINK "https://example.org/plans" \\h </w:instrText></w:r>'
    inner = p(
        "See ", char.format("begin"), does, char.format("separate"), "the plans", char.format("end"), ", it said."
    )
    draft = taken(document(inner))
    assert draft.body is not None
    assert "See [the plans](https://example.org/plans), it said." in draft.body.value


def test_documents_that_other_programs_write_are_read() -> None:
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships><Relationship Id="1" Type="{types}" Target="/word/document2.xml"/></Relationships>'
    assert "three years" in body(taken(document(parts={"_rels/.rels": relations}, main="word/document2.xml")))
    with zipfile.ZipFile(io.BytesIO(document())) as archive:
        strict = archive.read("word/document.xml").replace(
            W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", strict)
    assert "three years" in body(taken(data.getvalue()))


@pytest.mark.parametrize(
    "inner",
    [
        "<w:p/>" * 700_000,
        "<w:sdt>" * 5000 + "</w:sdt>" * 5000,
        "<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500,
    ],
)
def test_what_is_too_much_is_refused(inner: str) -> None:
    with pytest.raises(NotARelease, match=r"too large|too deep|too many"):
        read(document(inner))


DRAWN = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def related(target: str) -> dict[str, str]:
    return {"word/_rels/document.xml.rels": f'<Relationships><Relationship Id="r1" Target="{target}"/></Relationships>'}


def art(words: str) -> str:
    return f'<w:r><w:pict><v:shape {DRAWN}><v:textpath string="{words}"/></v:shape></w:pict></w:r>'


def test_the_words_of_a_diagram_and_of_word_art_stand_in_their_place() -> None:
    words = "<a:p><a:r><a:t>Three arches carry it.</a:t></a:r></a:p>"
    data = f"<dgm:dataModel {DRAWN}><dgm:pt><dgm:t>{words}</dgm:t></dgm:pt></dgm:dataModel>"
    diagram = p(f'<w:r><w:drawing><dgm:relIds {DRAWN} r:dm="r1"/></w:drawing></w:r>')
    draft = taken(
        document(
            diagram, p(art("Walk over it!")), parts={**related("diagrams/data1.xml"), "word/diagrams/data1.xml": data}
        )
    )
    assert "It took three years.\nThree arches carry it.\nWalk over it!\nIt is the first" in body(draft)


def test_the_words_of_a_chart_are_told() -> None:
    title = "<c:title><a:p><a:r><a:t>People a day</a:t></a:r></a:p></c:title>"
    data = f"<c:chart {DRAWN}>{title}<c:cat><c:v>Monday</c:v></c:cat></c:chart>"
    chart = p(f'<w:r><w:drawing><c:chart {DRAWN} r:id="r1"/></w:drawing></w:r>')
    draft = taken(document(chart, parts={**related("charts/chart1.xml"), "word/charts/chart1.xml": data}))
    assert ("People a day Monday", "a chart") in left(draft)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.htm", "<html><body><p>Ducks swim under it.</p></body></html>"),
        ("chunk.txt", "Ducks swim under it.\n"),
    ],
)
def test_a_file_that_the_document_takes_in_stands_in_its_place(name: str, content: str) -> None:
    draft = taken(document('<w:altChunk r:id="r1"/>', parts={**related(name), f"word/{name}": content}))
    assert "It took three years.\nDucks swim under it.\nIt is the first" in body(draft)


def test_a_file_that_cannot_be_read_is_told() -> None:
    draft = taken(document('<w:altChunk r:id="r1"/>', parts={**related("chunk.rtf"), "word/chunk.rtf": "{}"}))
    assert any("takes in “chunk.rtf”, which is not read" in warning for warning in draft.warnings)


def test_of_two_forms_of_a_drawing_the_one_with_words_is_read_and_once() -> None:
    def forms(newer: str, older: str) -> str:
        both = f"<mc:Choice>{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback>"
        return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"

    inner = box("It has a roof.").removeprefix("<w:r>").removesuffix("</w:r>")
    for newer, older in ((inner, inner), ("<w:drawing/>", inner), (inner, "")):
        assert body(taken(document(p(forms(newer, older))))).count("It has a roof.") == 1
    assert "It has a roof." in body(
        taken(document(p("It ", forms("<w:t>has a roof.</w:t>", "<w:t>has a roof.</w:t>"))))
    )


def test_a_watermark_holds_the_release_back() -> None:
    header = f"<w:hdr {NAMES}>{p(art('EMBARGOED'))}</w:hdr>"
    draft = taken(document(parts={"word/header1.xml": header, "word/header2.xml": header}))
    assert left(draft).count(("EMBARGOED", "a watermark")) == 1
    assert draft.embargo is not None
    assert any("a watermark stands on its pages: “EMBARGOED”" in warning for warning in draft.warnings)


def test_tracked_changes_are_counted_and_shown_in_quotations() -> None:
    gone, new = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>", f"<w:ins>{t('always ')}</w:ins>"
    draft = taken(
        document(p("“We will ", gone, new, "open it,” she said."), p("It is ", f"<w:ins>{t('very ')}</w:ins>", "new."))
    )
    assert "“We will always open it,”" in body(draft)
    inside = (
        "a tracked change lies inside a quotation: “{} in “We will always open it,”; compare it with what was approved"
    )
    assert draft.warnings[:3] == (
        "tracked changes were accepted: 2 insertions and 1 deletion",
        inside.format("never” was deleted"),
        inside.format("always” was inserted"),
    )


def high(text: str, place: str = "superscript") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="{place}"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_figures_above_and_below_the_line_keep_their_meaning() -> None:
    draft = taken(
        document(
            p(
                "It weighs 10",
                high("-6"),
                " of 5 km",
                high("2"),
                ", CO",
                high("2", "subscript"),
                ", the 5",
                high("th"),
                ".",
            )
        )
    )
    assert "It weighs 10⁻⁶ of 5 km², CO₂, the 5th." in body(draft)
