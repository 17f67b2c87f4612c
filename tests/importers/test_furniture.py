"""Web pages: what is furniture is left out and told, and what only looks like it stays."""

from __future__ import annotations

import re

import pytest

from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import Page
from iompress.importers._sniff import read
from iompress.model.body import parse, plain

LEAD = (
    "<p>Geneva, 5 May 2020 – The Office said on Monday that a new bridge is open to everybody who wishes to cross the "
    "river on foot.</p><p>“We built it with stones from the old one,” said Ada Northbrook, head of the Office. The "
    "bridge took three years and rests on nine piers in the river.</p>"
)
END = "<p>It is the first in the town, and the mayor walked over it on Monday morning with her dog and a band.</p>"


def page(within: str = "", after: str = "", inside: str = "article") -> bytes:
    return (
        f"<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><{inside}>"
        f"<h1>A New Bridge Is Open to Everybody</h1>{LEAD}{within}{END}</{inside}>{after}"
        f"<footer><p>Example Agency, all rights reserved.</p></footer></body></html>"
    ).encode()


def taken(data: bytes) -> Draft:
    found, _ = read(data)
    assert isinstance(found, Page)
    (draft,) = accounted(found, drafts(found))
    return draft


def body(data: bytes) -> str:
    draft = taken(data)
    assert draft.body is not None
    return plain(parse(draft.body.value))


def left(data: bytes) -> str:
    draft = taken(data)
    return "\n".join(each.text for each in (*draft.left, *draft.unplaced))


NOTICE = "Ships can pass under the bridge in the middle of the river at any time, also at night."


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='social-cohesion'><p>{NOTICE}</p></div>",
        f"<div class='no-comments'><p>{NOTICE}</p></div>",
        f"<div class='river-navigation'><p>{NOTICE}</p></div>",
        f"<div id='footer-reform'><p>{NOTICE}</p></div>",
        f"<div class='advertisement-free'><p>{NOTICE}</p></div>",
        f"<section class='comments'><p>{NOTICE}</p></section>",
        f"<form><p>{NOTICE}</p></form>",
        f"<form><input type='hidden' name='state'><p>{NOTICE}</p></form>",
        f"<aside><p>{NOTICE}</p></aside>",
        f"<div class='pull-quote'><p>{NOTICE}</p></div>",
        f"<blockquote><p>{NOTICE}</p><footer>Carla Weir</footer></blockquote>",
        f"<figure class='wp-block-pullquote'><blockquote><p>{NOTICE}</p></blockquote></figure>",
        f"<pre>{NOTICE}\n\n{NOTICE}\n\nThat is so.</pre>",
        f"<p>{NOTICE} <span class='sr-only'>opens in a new window</span></p>",
    ],
)
@pytest.mark.parametrize("inside", ["article", "div"])
def test_what_only_looks_like_furniture_stays(markup: str, inside: str) -> None:
    assert NOTICE in body(page(markup, inside=inside))


@pytest.mark.parametrize(
    ("markup", "gone"),
    [
        ("<ul class='share-buttons'><li><a href='#'>Tweet</a></li><li><a href='#'>Mail</a></li></ul>", "Tweet"),
        ("<div class='sharedaddy'><p>Share this page with friends</p></div>", "Share this page"),
        (
            "<aside><a href='/a'>Another bridge closed</a> <a href='/b'>A third bridge sold</a></aside>",
            "Another bridge",
        ),
        ("<aside>“We built it with stones from the old one”</aside>", "We built it with stones from the old one”"),
        ("<form><label>Your e-mail <input name='m'></label><button>Sign up</button></form>", "Sign up"),
        (
            "<amp-sidebar><p>Menu of the small screen, with all its words and more</p></amp-sidebar>",
            "Menu of the small",
        ),
        ("<noscript><p>Read this in another browser.</p></noscript>", "Read this in another browser."),
        ("<svg><text>Chart of piers</text></svg>", "Chart of piers"),
        ("<div style='display:none'>Draft, do not send</div>", "Draft, do not send"),
        ("<p>Here <span class='sr-only'>opens in a new window</span> it ends, said the Office.</p>", "opens in a new"),
        ("<iframe>Your browser shows no frames</iframe>", "Your browser shows no frames"),
    ],
)
def test_what_is_furniture_is_left_out_and_told(markup: str, gone: str) -> None:
    data = page(markup)
    assert body(data).count(gone) == 0
    assert gone in left(data)


def test_comments_behind_the_text_are_left_out() -> None:
    said = "I walked over the bridge with my whole family and we all liked it very much indeed, thank you."
    data = page(after=f"<section class='comments-area'><p>{said}</p></section>")
    assert said not in body(data)
    assert said in left(data)


def test_a_form_around_a_whole_page_is_no_form() -> None:
    data = (
        page(NOTICE * 6).replace(b"<article>", b"<form><input><article>").replace(b"</article>", b"</article></form>")
    )
    assert NOTICE in body(data)


def test_the_speaker_below_a_quotation_is_heard() -> None:
    said = "<blockquote><p>“Bridges are for feet.”</p><footer>— Carla Weir, Mayor of Northbrook</footer></blockquote>"
    assert "Carla Weir" in [quote.value.speaker for quote in taken(page(said)).quotes]


def test_marks_that_the_browser_sets_are_there() -> None:
    assert "“It holds”, said" in body(page("<p><q>It holds</q>, said Ada Northbrook, and she jumped on it twice.</p>"))


def test_a_formula_is_read() -> None:
    formula = (
        "<math><semantics><mrow><mi>a</mi><mo>=</mo><mn>4</mn></mrow><annotation>a=4</annotation></semantics></math>"
    )
    assert "slope of a = 4 per cent" in body(
        page(f"<p>The bridge has a slope of {formula} per cent, said the Office.</p>")
    )


def test_nothing_that_a_terminal_obeys_comes_through_entities() -> None:
    text = body(page("<p>Harm&#27;[31mless wor&shy;ds stand &#x202e;here, said the Office on Monday morning.</p>"))
    assert "Harm[31mless words stand here" in text


def test_lines_that_are_set_as_typed_are_paragraphs() -> None:
    text = page().decode()
    set_text = "\n\n".join(re.sub("<[^>]+>", "", each) for each in (*LEAD.split("</p>")[:2], END))
    data = re.sub(r"<article>.*</article>", f"<pre>A New Bridge Is Open\n\n{set_text}</pre>", text).encode()
    draft = taken(data)
    assert draft.headline is not None
    assert draft.headline.value == "A New Bridge Is Open"
    assert body(data).count("\n") >= 2


def test_lists_and_rows_that_a_word_processor_saved() -> None:
    word = (
        "<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>Nine piers of stone<o:p></o:p></p>"
        "<table class=MsoTable><tr><td><p class=MsoNormal>North</p></td><td><p class=MsoNormal>12 metres</p></td></tr>"
        "</table>"
        "<!--[if gte mso 9]><p>Only for the word processor</p><![endif]-->"
    )
    draft = taken(page(word))
    assert draft.body is not None
    assert "- Nine piers of stone\n" in draft.body.value
    assert "North | 12 metres" in draft.body.value
    assert "Only for" not in draft.body.value


@pytest.mark.parametrize(
    "href",
    [
        "https://www.google.com/url?q=https://example.org/bridge?a%3Db&amp;sa=D&amp;ust=1",
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fbridge%3Fa%3Db&amp;data=1",
        "https://example.org/bridge?a=b",
    ],
)
def test_links_lead_where_they_are_meant_to(href: str) -> None:
    draft = taken(page(f"<p>The plans are <a href='{href}'>on view</a> in the town hall, said the Office.</p>"))
    assert draft.body is not None
    assert "[on view](https://example.org/bridge?a=b)" in draft.body.value


def test_blanks_that_an_editor_made_hard_are_blanks() -> None:
    data = (
        page()
        .decode()
        .replace(" the ", "&nbsp;the&nbsp;")
        .replace(" a ", "&nbsp;a&nbsp;")
        .replace(" of ", "&nbsp;of&nbsp;")
    )
    hard = re.sub(r"(<p>.*?</p>)", lambda found: found[0].replace(" ", "&nbsp;"), data).encode()
    assert "\u00a0" not in body(hard)
