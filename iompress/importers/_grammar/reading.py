"""One release being read out of the blocks of a page: what each of its fields is, and which characters that uses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from iompress.importers import _draft
from iompress.importers._draft import Draft, Found, Left
from iompress.importers._grammar import commonmark, contacts, datelines, dates, embargoes, quotes
from iompress.importers._grammar.dates import Found as Day
from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.outline import Outline
from iompress.importers._grammar.places import countries_in, country_of
from iompress.importers._grammar.sorts import KINDS, Sorted, size
from iompress.importers._page import Page, Span


class Reading:
    """One release being read: what each of its fields is, and which characters that uses."""

    def __init__(
        self, page: Page, found: list[Sorted], parts: Outline, language: str, sure: float, place: tuple[int, int, int]
    ) -> None:
        self.page, self.found, self.parts, self.language, self.sure = page, found, parts, language, sure
        self.floor, self.start, self.stop = place
        self.table: Words = words(language)
        self.closing: Found[str] | None = None
        self.warnings: list[str] = list(page.remarks)
        self.unplaced: list[Left] = []
        lead = found[parts.body[0]] if parts.body else None
        self.dateline = lead.dateline if lead and lead.sort == "dateline" else None
        self.lead = parts.body[0] if parts.body else -1
        self.own = datelines.find(found[parts.dated].text, language, alone=True) if parts.dated is not None else None
        if self.dateline is None and lead is not None and lead.sort != "dateline":
            self.dateline = datelines.find(lead.text, language)

    def draft(self, rest: list[int]) -> Draft:
        """The draft; `rest` are the blocks outside the release's own."""
        headline = self._joined(self.parts.headline)
        headline, kind = self._kind(headline)
        date = self._date()
        body = self._body(self.parts.body)
        notes = self._body(self.parts.notes, labelled=True)
        boilerplate = tuple(self._boilerplate())
        if headline is None:
            self.warnings.append("no headline was found")
        if date is None:
            self.warnings.append("no date was found that is certain; it is left out")
        left = [Left(self.found[at].text, self._span(at), why) for at, why in sorted(self.parts.left.items())]
        used = self._used()
        left += [
            Left(self.found[at].text, self._span(at), self._why(at))
            for at in range(self.floor, self.stop)
            if at not in used
        ]
        left += [Left(self.found[at].text, self._span(at), self._why(at)) for at in rest]
        captions = [each for each in left if each.why in ("caption", "label", "above the headline", "after the text")]
        left = [each for each in left if each not in captions]
        cities, country = self._place()
        made = Draft(
            language=Found(self.language, (), round(self.sure, 2), "implied"),
            kind=kind,
            headline=headline,
            subheadline=self._subheadline(),
            cities=cities,
            country=country,
            date=date,
            embargo=self._embargo(date.value if date else None),
            body=body,
            notes=notes,
            quotes=tuple(self._quotes()),
            contacts=tuple(self._contacts(country)),
            boilerplate=boilerplate,
            end_mark=self._end_mark(),
            correction=self._correction(),
            left=tuple(sorted(left, key=lambda each: each.span or (0, 0)))
            + tuple(Left(text, None, why) for text, why in self.page.aside),
            unplaced=tuple(sorted([*self.unplaced, *captions], key=lambda each: each.span or (0, 0))),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )
        return replace(
            made,
            unplaced=tuple(sorted([*made.unplaced, *self._unaccounted(made)], key=lambda each: each.span or (0, 0))),
        )

    def _unaccounted(self, made: Draft) -> Iterable[Left]:
        """The words of the release's blocks that are in no field and in no report yet: no word goes missing."""
        spans = [
            span
            for found in (*made.found().values(), *made.quotes, *made.contacts, *made.boilerplate)
            for span in found.spans
        ]
        spans += [left.span for left in (*made.left, *made.unplaced) if left.span is not None]
        spans.sort()
        for at in range(self.floor, self.stop):
            start, end = self._span(at)
            inside = [(max(start, first), min(end, last)) for first, last in spans if first < end and last > start]
            for first, last in _gaps(start, end, inside):
                if re.search(r"\w", self.page.text[first:last]):
                    yield Left(self.page.text[first:last].strip(), (first, last), "beside a field")

    def _span(self, at: int) -> Span:
        return self.found[at].block.start, self.found[at].block.end

    def _used(self) -> set[int]:
        parts = self.parts
        used = {
            *parts.headline,
            *parts.subheadline,
            *parts.body,
            *parts.notes,
            *parts.contacts,
            *parts.dates,
            *parts.embargo,
            *parts.corrections,
            *parts.left,
        }
        used |= {at for title, texts in parts.boilerplate for at in (title, *texts) if at is not None}
        return used | {at for at in (parts.end, parts.dated, parts.place) if at is not None}

    def _why(self, at: int) -> str:
        sort = self.found[at].sort
        return {"glyph": "glyph", "caption": "caption", "greeting": "greeting"}.get(sort, "page chrome")

    def _joined(self, blocks: list[int]) -> Found[str] | None:
        if not blocks:
            meta = self.page.meta.headline
            return Found(_clean(meta), (), 0.5, "meta") if size(meta) >= 4 else None
        text = _clean(" ".join(self.found[at].text for at in blocks))
        return Found(text, tuple(map(self._span, blocks)), round(self.parts.sure.get("headline", 0.6), 2))

    def _subheadline(self) -> Found[str] | None:
        if not self.parts.subheadline:
            return None
        text = " – ".join(_clean(self.found[at].text) for at in self.parts.subheadline)
        return Found(text, tuple(map(self._span, self.parts.subheadline)), 0.7)

    def _kind(self, headline: Found[str] | None) -> tuple[Found[str] | None, Found[str]]:
        """The headline without a label in front, and the kind that labels and headline tell."""
        kind = self.parts.kind
        text = headline.value if headline else ""
        labels = self.table.labels
        for name in KINDS[1:]:
            if kind in ("", "release") and labels[f"headline_{name}"].match(text):
                kind = name
        if (kind in ("", "release")) and self._is_advisory():
            kind = "advisory"
        if headline is not None:
            found = labels["headline_label"].match(text) or labels["immediate"].match(text)
            mark = re.match(r"\s*(?:\([^)]{1,20}\)\s*)?[:：|–—-]+\s*", text[found.end() :]) if found else None
            if found and mark:
                cut = found.end() + mark.end()
                start, end = headline.spans[0] if headline.spans else (0, 0)
                if headline.spans:
                    self.unplaced.append(Left(text[:cut], (start, start + cut), "label"))
                headline = Found(
                    text[cut:],
                    ((start + cut, end), *headline.spans[1:]) if headline.spans else (),
                    headline.sure,
                    headline.source,
                )
        return headline, Found(kind or "release", (), 0.9 if kind else 0.6, "text" if kind else "implied")

    def _is_advisory(self) -> bool:
        labels = [
            m[0].strip().lower()
            for at in self.parts.body
            if (m := re.match(r"[\W_]*([^\W\d_]+)[?!]?[\W_]*\s*[:：?？]", self.found[at].text))
        ]
        asked = ("what", "who", "when", "where", "quoi", "qui", "quand", "où", "qué", "quién", "cuándo", "dónde", "was", "wer", "wann", "wo",
                 "cosa", "chi", "quando", "dove", "kaj", "kdo", "kdaj", "kje", "что", "кто", "когда", "где", "ماذا", "من", "متى", "أين",
                 "时间", "地点", "内容", "人物", "date", "lieu", "lugar", "ort", "luogo", "kraj", "место", "时间地点", "المكان", "الزمان")  # fmt: skip
        return sum(any(label.strip("*_#-• ?:：").startswith(word) for word in asked) for label in labels) >= 3

    def _place(self) -> tuple[Found[tuple[str, ...]] | None, Found[str] | None]:
        for line, at in ((self.dateline, self.lead), (self.own, self.parts.dated)):
            if line is not None and at is not None and (line.cities or line.country):
                start = self.found[at].block.start
                span = (start, start + line.end)
                for first, last in line.rest:
                    self.unplaced.append(
                        Left(
                            self.page.text[start + first : start + last],
                            (start + first, start + last),
                            "in the dateline",
                        )
                    )
                cities = Found(line.cities, (span,), round(line.sure, 2)) if line.cities else None
                if cities is None:
                    self.warnings.append("the dateline names a country and no city")
                return cities, Found(line.country, (span,), round(line.sure, 2)) if line.country else None
        if self.parts.place is not None:
            each = self.found[self.parts.place]
            city = _clean(each.text[each.label :])
            return Found((city,), (self._span(self.parts.place),), 0.7), None
        return None, None

    def _days(self) -> Iterable[tuple[Day, Span, str]]:
        """The dates that can be the release's, the likeliest first."""
        for line, at in ((self.dateline, self.lead), (self.own, self.parts.dated)):
            if line is not None and line.when is not None and at is not None:
                start = self.found[at].block.start
                yield line.when, (start + line.when.start, start + line.when.end), "text"
        dated = sorted(self.parts.dates, key=lambda at: (self._is_update(at), abs(at - self.start)))
        labels = [at for at, why in self.parts.left.items() if why in ("label", "above the headline")]
        for at in [*dated, *sorted(labels, key=lambda at: abs(at - self.start))]:
            for day in sorted(dates.find(self.found[at].text, self.language), key=lambda day: day.date is None)[:1]:
                start = self.found[at].block.start
                yield day, (start + day.start, start + day.end), "text"
        for day in dates.find(self.page.meta.date, self.language)[:1]:
            yield day, (0, 0), "meta"

    def _embargoed(self) -> list[Day]:
        return [day for at in self.parts.embargo for day in dates.find(self.found[at].text, self.language)]

    def _is_update(self, at: int) -> bool:
        text = self.found[at].text.lower()
        return (
            re.match(
                r"\W*(?:last |zadnja |dernière |última |ultimo |letzte |آخر |обновл|更新|updated|mis[e]? à jour|actualizad|aktualisiert|stand|posodobljeno|aggiornat)",
                text,
            )
            is not None
        )

    def _date(self) -> Found[dt.date] | None:
        days = list(self._days())
        for day, span, source in days:
            spans = (span,) if source == "text" else ()
            said = day.date
            if said is not None:
                return Found(said, spans, 0.95, "meta" if source == "meta" else "text")
            if day.doubtful and day.year:
                same = {other.date for other, _, _ in days if other.date is not None}
                for month, dom in ((day.month, day.day), (day.day, day.month)):
                    if dt.date(day.year, month, dom) in same:
                        return Found(dt.date(day.year, month, dom), spans, 0.8)
                self.warnings.append(f"“{self.page.text[span[0] : span[1]]}” can be read in two ways")
                continue
            for other, other_span, other_source in days:
                if other.year is not None and (other.date is not None or other.doubtful):
                    nearest = _nearest_year(day, other)
                    return Found(nearest, (*spans, *((other_span,) if other_source == "text" else ())), 0.85)
            of_month = re.fullmatch(r"((?:19|20)\d\d)-(\d\d)", self.page.meta.date.strip())
            if of_month and int(of_month[2]) == day.month:
                return Found(dt.date(int(of_month[1]), day.month, day.day), spans, 0.8)
            for day_embargoed in self._embargoed():
                if (day_embargoed.month, day_embargoed.day) == (day.month, day.day) and day_embargoed.date:
                    return Found(day_embargoed.date, spans, 0.8)
            self.warnings.append("the dateline’s date has no year, and nothing else on the page tells it")
        return None

    def _body(self, blocks: list[int], *, labelled: bool = False) -> Found[str] | None:
        if not blocks:
            return None
        parts = []
        for at in blocks:
            each = self.found[at]
            start = each.block.start
            if at == self.lead and self.dateline is not None and not labelled:
                start += self.dateline.end
            if labelled and each.sort in ("notes", "about"):
                start += each.label
                while start < each.block.end and self.page.text[start] in " :：–—-\u00a0":
                    start += 1
                if each.label:
                    self.unplaced.append(
                        Left(self.page.text[each.block.start : start], (each.block.start, start), "label")
                    )
            block = each.block
            if at == blocks[-1] and not labelled and (mark := _CLOSING.search(block.text)):
                self.closing = Found(mark[1], ((block.start + mark.start(1), block.start + mark.end(1)),), 0.9)
                block = replace(block, text=block.text[: mark.start()], end=block.start + mark.start())
            parts.append((block, start))
        text = commonmark.blocks(self.page, parts)
        return (
            Found(text, tuple((start, block.end) for block, start in parts if start < block.end), 0.9) if text else None
        )

    def _boilerplate(self) -> Iterable[Found[_draft.Boilerplate]]:
        for title, texts in self.parts.boilerplate:
            name = _clean(self.found[title].text.rstrip(":： ")) if title is not None else ""
            parts = []
            for at in texts:
                each = self.found[at]
                start = each.block.start
                if each.sort == "about" and each.label and not name:
                    label = self.page.text[start : start + each.label]
                    name = _clean(label.rstrip(" :：–—-"))
                    start += each.label
                    while start < each.block.end and self.page.text[start] in " :：–—-\u00a0":
                        start += 1
                parts.append((each.block, start))
            text = commonmark.blocks(self.page, parts)
            if text:
                spans = (
                    *((self._span(title),) if title is not None else ()),
                    *((block.start, block.end) for block, _ in parts),
                )
                yield Found(_draft.Boilerplate(name, text), spans, 0.85 if name else 0.5)
            elif title is not None:
                self.unplaced.append(Left(self.found[title].text, self._span(title), "a heading without text"))

    def _quotes(self) -> Iterable[Found[_draft.Quote]]:
        paragraphs = []
        for at in self.parts.body:
            each = self.found[at]
            if each.block.form == "heading":
                continue
            cut = self.dateline.end if at == self.lead and self.dateline is not None else 0
            paragraphs.append(quotes.Paragraph(each.text[cut:], each.block.start + cut))
        heads = [self.found[at].text for at in (*self.parts.headline, *self.parts.subheadline)]
        for spoken in quotes.find(paragraphs, heads, self.language):
            person = spoken.person
            who = spoken.who
            sure = (who.sure if who else 0.5) * (1.0 if person and person.name else 0.6)
            text = spoken.text
            if text:
                yield Found(
                    _draft.Quote(text, person.name if person else "", person.role if person else ""),
                    spoken.spans,
                    round(sure, 2),
                )

    def _contacts(self, country: Found[str] | None) -> Iterable[Found[_draft.Contact]]:
        if not self.parts.contacts:
            return
        regions = [country.value] if country else []
        for line in (self.dateline, self.own):
            regions += [code for city in (line.cities if line else ()) if (code := country_of(city, self.language))]
        local = any(re.search(r"(?<![+\d] )(?<![+\d])\(?0\d", self.found[at].text) for at in self.parts.contacts)
        for blocks in (self.parts.contacts, (*self.parts.headline, *self.parts.body)) if local else ():
            regions += countries_in(" ".join(self.found[at].text for at in blocks), self.language)
        regions += _SPOKEN_IN.get(self.language, ())
        lines = [contacts.Line(self.found[at].text, self.found[at].block.start) for at in self.parts.contacts]
        links = [
            (run.start, run.url)
            for run in self.page.runs
            if run.mark == "link" and run.url.startswith(("mailto:", "tel:"))
        ]
        found, remarks = contacts.read(lines, links, self.language, list(dict.fromkeys(regions)))
        self.warnings.extend(remarks)
        for each in found:
            yield Found(
                _draft.Contact(each.name, each.role, tuple(each.phones), tuple(each.emails)),
                tuple(each.spans),
                0.85 if each.name else 0.6,
            )
        for at in self.parts.contacts:
            start, end = self._span(at)
            covered = sorted(span for each in found for span in each.spans if start <= span[0] < end)
            for first, last in _gaps(start, end, covered):
                if re.search(r"\w", self.page.text[first:last]):
                    self.unplaced.append(Left(self.page.text[first:last].strip(), (first, last), "with the contacts"))

    def _embargo(self, day: dt.date | None) -> Found[_draft.Embargo] | None:
        for at in self.parts.embargo:
            found = embargoes.read(self.found[at].text, self.language, day)
            if found is None:
                following = self.found[at + 1].text if at + 1 < len(self.found) else ""
                found = (
                    embargoes.read(f"{self.found[at].text} {following}", self.language, day)
                    if len(following) < 90
                    else None
                )
            if found is not None:
                if not found.timezone:
                    self.warnings.append("the embargo does not say on whose clocks")
                return Found(found, (self._span(at),), 0.9 if found.timezone else 0.6)
        for at in self.parts.embargo:
            self.warnings.append(f"an embargo that could not be understood: “{self.found[at].text[:80]}”")
        return None

    def _end_mark(self) -> Found[str] | None:
        if self.parts.end is not None:
            return Found(self.found[self.parts.end].text.strip(), (self._span(self.parts.end),))
        return self.closing

    def _correction(self) -> Found[str] | None:
        if not self.parts.corrections:
            return None
        text = " ".join(_clean(self.found[at].text) for at in self.parts.corrections)
        return Found(text, tuple(map(self._span, self.parts.corrections)), 0.8)


_CLOSING = re.compile(
    r"(?<=\S)\s*((?:#\s?){3}|[（(]完[）)]|\(?-{1,2}\s?(?:ENDS?|30|FIN|ENDE)\s?-{1,2}\)?|(?<=[.”\"!?] )(?:ENDS|/ENDS)|\*\s?\*\s?\*)\s*$"
)


_SPOKEN_IN = {
    "en": ("GB", "US"), "fr": ("FR", "CH", "BE"), "es": ("ES", "MX"), "de": ("DE", "AT", "CH"), "it": ("IT",), "sl": ("SI",), "ru": ("RU",), "zh": ("CN", "TW"),
    "ar": ("EG",),
}  # fmt: skip
"""Where numbers without a prefix most often are, by language; only a number that is valid there counts."""


def _nearest_year(day: Day, other: Day) -> dt.date:
    """`day` in the year that lies nearest to the date `other`."""
    assert other.year is not None
    anchor = dt.date(other.year, other.month, min(other.day, 28))
    options = []
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            options.append(dt.date(year, day.month, day.day))
        except ValueError:
            continue
    return min(options, key=lambda option: abs((option - anchor).days))


def _gaps(start: int, end: int, covered: list[Span]) -> Iterable[Span]:
    at = start
    for first, last in covered:
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def _clean(text: str) -> str:
    return " ".join(text.split()).strip("*_ ")
