"""A web page that stands alone: style and pictures inside, no script, nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from iompress.edition import Edition
from iompress.exporters import _carried, _html, _templates, _wire, jsonld
from iompress.exporters._sheet import Figure, Sheet, sheet
from iompress.model.body import Picture

EXTENSION = "html"
MEDIA_TYPE = "text/html"


def export(edition: Edition) -> bytes:
    """`edition` as an HTML page in UTF-8.

    Its Content-Security-Policy allows nothing but its own style and its own pictures. What is public describes
    itself to search engines and previews; what is not says so in the banner, in the title and on every printed
    page, and asks search engines to stay away.
    """
    from minijinja import Markup

    page = sheet(edition)
    css, source = _templates.stylesheet("release.css")
    text = _templates.render(
        "release.html",
        page=page,
        edition=edition,
        words=edition.locale,
        labels=edition.locale.tables["labels"],
        direction=edition.locale.direction,
        public=edition.state.public,
        description=edition.summary or edition.lead if edition.state.public else "",
        provenance=str(page.provenance),
        structured=Markup(jsonld.embedded(page)),
        address=_wire.address(edition),
        addresses={version.tag: _wire.address(edition, version.tag) for version in page.versions},
        locales=[_territory(edition.language), *(_territory(version.tag) for version in page.versions)],
        css=Markup(css),
        policy=f"default-src 'none'; style-src {source}; img-src data:; base-uri 'none'; form-action 'none'",
        body=Markup(_body(page)),
        figures=Markup("\n".join(figure(entry) for entry in page.figures)),
        captions=[Markup(caption(entry)) for entry in page.captioned],
        parts=[(part.kind, part.title, Markup(_html.blocks(part.blocks, top=3))) for part in page.parts],
        record=Markup(_carried.as_comment(_carried.carried(edition))),
    )
    return f"{text}\n".encode()


def _territory(tag: str) -> str:
    """A language as OpenGraph writes it: en, zh_Hant, pt_BR."""
    return tag.replace("-", "_")


def _body(page: Sheet) -> str:
    opening = f'<span class="dateline">{escape(page.dateline)}</span>' if page.dateline else ""

    def drawn(picture: Picture, alone: bool) -> str:
        shown = page.figure(picture)
        return figure(shown) if alone else image(shown)

    return _html.blocks(page.blocks, opening, drawn, page.spoken)


def figure(shown: Figure) -> str:
    """A picture with its caption, credit and licence; a document by its name."""
    words = caption(shown)
    below = f"\n<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>\n{image(shown)}{below}\n</figure>"


def caption(shown: Figure) -> str:
    """Caption, credit and licence in one line."""
    rights = " · ".join(shown.rights)
    parts = (
        f"<span>{escape(shown.caption)}</span>" if shown.caption else "",
        f"<small>{escape(rights)}</small>" if rights else "",
    )
    return " · ".join(filter(None, parts))


def image(shown: Figure) -> str:
    """The picture itself, its bytes inside; where there are none, what it shows, in words."""
    if not shown.media_type:
        return f'<span class="unseen">{escape(shown.alt or shown.file)}</span>'
    data = b64encode(shown.content).decode()
    return f'<img src="data:{shown.media_type};base64,{data}" alt="{escape(shown.alt)}"/>'
