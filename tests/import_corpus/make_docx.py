"""Writes the Word samples: `python tests/import_corpus/make_docx.py` (needs python-docx 1.1 or later).

The files are kept in the repository, so nothing but a change of a sample's words needs this script. It is
deterministic: the same words give the same bytes.
"""

# mypy: disable-error-code="import-not-found, import-untyped"
# ruff: noqa: E501 (the samples' sentences)

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SAMPLES = Path(__file__).parent / "samples"
STAMP = datetime(2013, 12, 23, 23, 15)  # the day that python-docx's own template carries; no release's date
MEMBER_TIME = (1980, 1, 1, 0, 0, 0)


def write(name: str, fill: Callable[[Any], None]) -> None:
    """Writes one document; member times are fixed, as the zip format would else carry the clock's."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.title, properties.comments = "Press", "Press", "", ""
    properties.created = properties.modified = STAMP
    fill(document)
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(SAMPLES / f"{name}.docx", "w") as target:
        for member in sorted(source.namelist(), key=lambda m: (m != "[Content_Types].xml", m)):
            info = zipfile.ZipInfo(member, MEMBER_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(member))


def para(document: Any, text: str, style: str | None = None, *, bold: bool = False, centre: bool = False) -> Any:
    """One paragraph; `**` switches bold, `__` italic, a line feed is a line break inside it."""
    paragraph = document.add_paragraph(style=style)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for i, piece in enumerate(text.split("**")):
        for j, part in enumerate(piece.split("__")):
            run = paragraph.add_run(part)
            run.bold = bold or i % 2 == 1 or None
            run.italic = j % 2 == 1 or None
    return paragraph


def table(document: Any, rows: Sequence[Sequence[str]], style: str = "Table Grid") -> None:
    """A table, one string per cell; a line feed in it starts another paragraph."""
    grid = document.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            first, *more = text.split("\n")
            cell.paragraphs[0].add_run(first)
            for line in more:
                cell.add_paragraph(line)


def tracked(paragraph: Any, tag: str, text: str) -> None:
    """Text in a tracked change: tag `w:ins` (stays) or `w:del` (is gone)."""
    change = OxmlElement(tag)
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), "Press")
    change.set(qn("w:date"), "2013-12-23T23:15:00Z")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


# ---- en-styles-contact-table
def en_styles_contact_table(d: Any) -> None:
    d.sections[0].header.paragraphs[0].text = "Atlas of Small Islands | PRESS RELEASE"
    d.sections[0].footer.paragraphs[0].text = "Atlas of Small Islands, 4 Lagoon Road. Page 1 of 2"
    para(d, "Tuvalu’s Dancers Teach the Tide Tables", "Title")
    para(d, "Songs once thought lost predict the highest tides better than a gauge", "Subtitle")
    para(
        d,
        "**Funafuti, Tuvalu – 3 July 2023** – Eleven dance songs from three atolls describe the highest tides of the "
        "year so exactly that schools now use them as a calendar, the Atlas of Small Islands reports.",
    )
    para(
        d,
        "Researchers had recorded the songs to save the tunes. Only when a pupil danced one of them beside a tide "
        "gauge did they notice that the steps keep count.",
    )
    para(
        d,
        "“We came with sensors and left with a rhythm,” said Dr. Eustace Palmgrove, oceanographer at the Atlas of "
        "Small Islands. “The sensors broke. The rhythm did not.”",
    )
    para(
        d,
        "About a third of the country lies less than a metre above the sea. Gauges have been installed on the atolls "
        "since the 1970s, but salt destroys them within a few years, and spare parts take months to arrive. The songs have "
        "been handed down for at least nine generations and have never needed a spare part.",
    )
    para(
        d,
        "For each song the researchers compared two hundred years of calculated tides with the number of steps. In nine "
        "of eleven cases the two agreed. The remaining two, it turned out, had been learned from a neighbouring island.",
    )
    para(d, "What the songs foretell", "Heading 1")
    para(d, "the six highest tides of a year, to the day", "List Bullet")
    para(d, "which of two channels will flood first", "List Bullet")
    para(d, "when to move the pigs", "List Bullet")
    para(
        d,
        "About 900 pupils have learned the songs since March. In February the highest tide came at 17:42; the dancers "
        "had reached the shore at 17:30.",
    )
    para(
        d,
        "“The sea is late when the drummer is late,” explained Salote Lagoonlight, who teaches the eldest class. "
        "Palmgrove calls this “a margin of error with a sense of humour”.",
    )
    para(d, "The recordings belong to the families who sang them. They can be heard on the islands, and only there.")
    para(d, "# # #", centre=True)
    para(d, "About the Atlas of Small Islands", "Heading 2")
    para(d, "The Atlas of Small Islands maps 412 islands together with the people who live on them.")
    para(d, "Media contacts", "Heading 2")
    table(
        d,
        [
            ["Name", "Telephone", "E-mail"],
            ["Euphemia Drift\nHead of Press", "+61 2 5550 3311 (office)\n+61 2 5550 3312 (duty)", "drift@example.org"],
            ["Atticus Wavecroft\nFunafuti", "+1 202 555 0129", "wavecroft@example.org"],
        ],
    )


# ---- en-all-normal-tracked
def en_all_normal_tracked(d: Any) -> None:
    para(d, "PRESS NOTICE", bold=True, centre=True)
    para(d, "EMBARGO: Not for publication before 14:00 CET on Thursday, 17 January 2019", bold=True)
    para(d, "")
    para(d, "WINTER ROADS OF THE NORTH TO CLOSE THREE WEEKS EARLY", bold=True, centre=True)
    para(d, "")
    para(
        d,
        "TROMSØ, Norway, 17 January - The ice roads that link 84 settlements across the Arctic will close three weeks "
        "earlier than usual this year, according to the Council of Frozen Roads.",
    )
    p = para(d, "Lorries will be turned back from ")
    tracked(p, "w:del", "31 March")
    tracked(p, "w:ins", "10 March.")
    p.add_run(" Last year the final lorry, loaded with flour, crossed on 2 April.")
    para(
        d,
        "\"A road made of ice keeps its promise or it doesn't. It never apologises,\" the Council's Secretary, "
        "Bjørnhild Frostvik, told reporters.",
    )
    para(
        d,
        "Settlements have been advised to order fuel, flour and medicine before the end of January. Schools on the "
        'roads will send their boarders home two weeks early.\n"I have already been thanked for that by the '
        'boarders," Frostvik said.',
    )
    para(
        d,
        'Ludvig Hareide-Snow has driven the northern road for thirty-one winters. "You listen to it," he said. '
        '"When it sings, go. When it mutters, stay at home."',
    )
    para(
        d,
        'The Council will publish ice thickness every morning at six. The expression "early spring" does not appear '
        'in its reports: staff have agreed to write "short winter".',
    )
    para(d, "-ENDS-", centre=True)
    para(d, "Contact:\tPetra Islund\n\tTel.\t+47 21 55 50 12\n\tE-mail:\tislund@example.org")
    para(d, "Notes to Editors", bold=True)
    para(d, "1. The Council of Frozen Roads was founded in 1978 by six hauliers and a priest.")
    para(d, "2. Maps in three scales are available from the contact above.")


# ---- en-statement-letterhead
def en_statement_letterhead(d: Any) -> None:
    table(
        d,
        [["WORLD ASSEMBLY OF BEEKEEPERS\nOffice of the President", "12 Linden Square\nwww.bees.example.org"]],
        "Normal Table",
    )
    para(d, "STATEMENT", bold=True)
    para(d, "20 May 2022")
    para(d, "Statement of the President, Dr. Honoria Meadowlark, on World Bee Day", "Heading 1")
    para(
        d,
        "This spring our members counted more empty hives than in any year since we began to count. One colony in "
        "three did not survive the winter. I say this without drama, because bees dislike noise.",
    )
    para(
        d,
        "We know the causes, and we know them by name: fields without edges, poisons without labels, mites without "
        "borders. None of the three is a mystery. Each of them is a decision.",
    )
    para(d, "The World Assembly of Beekeepers therefore asks every government to do three things before next spring:")
    para(d, "leave a strip of wild flowers around every field;", "List Number")
    para(d, "print on each canister when it must not be sprayed;", "List Number")
    para(d, "pay beekeepers for the work that their bees do on other people’s land.", "List Number")
    para(
        d,
        "People sometimes ask me what one person can do. My grandmother had an answer: plant borage and mind your own "
        "business. It is still the best policy paper on my desk.",
    )
    para(
        d,
        "I thank the forty thousand children who drew bees for us this month. All the bees were smiling. Let us give "
        "them a reason.",
    )
    para(
        d,
        "For media enquiries please contact Ambrose Cloverfield, Spokesperson, on +44 (0) 20 7946 0818 or "
        "ambrose.cloverfield@example.org. Out of hours: +44 7700 900 818.",
    )


# ---- fr-titres-deux-contacts
def fr_titres_deux_contacts(d: Any) -> None:
    d.sections[0].header.paragraphs[0].text = "Coopérative des puits – Communiqué n° 17"
    para(d, "COMMUNIQUÉ DE PRESSE", bold=True, centre=True)
    para(d, "Au Niger, des bergères tiennent le registre des puits", "Heading 1")
    para(d, "Mille deux cents points d’eau décrits par celles qui s’en servent", "Heading 2")
    para(
        d,
        "__(Niamey, le 22 mars 2023)__ – Le premier registre complet des puits pastoraux du Niger a été dressé par des "
        "bergères. Il décrit 1 200 points d’eau, leur profondeur, leur goût et leurs querelles.",
    )
    para(
        d,
        "La Coopérative des puits a formé 94 femmes au relevé par téléphone. Elles ont parcouru, à pied ou à dos "
        "d’âne, l’équivalent d’un tour de la Terre.",
    )
    para(
        d,
        "« Les cartes anciennes montraient les puits tels que les ingénieurs les avaient laissés », indique Sidonie "
        "Fontclaire-Adamou, présidente de la Coopérative des puits. « Les nôtres montrent ce qu’il en reste. »",
    )
    para(
        d,
        "Un puits sur cinq est à sec, un sur neuf n’existait sur aucune carte. L’un d’eux, près d’Abalak, s’appelle "
        "« Celui qui revient », car il se remplit une année sur deux.",
    )
    para(
        d,
        "Raïchatou, bergère, a relevé 61 puits. « Mon âne les connaissait tous ; moi, je n’ai fait qu’écrire », "
        "dit-elle.",
    )
    para(
        d,
        "La présidente souhaite que le registre soit remis à jour chaque année. « Un puits ne prévient pas quand il "
        "s’en va », rappelle-t-elle.",
    )
    para(d, "Le ministère de l’Hydraulique utilisera le registre dès la saison prochaine.")
    para(d, "Contacts médias", "Heading 3")
    para(d, "Gédéon Hautesource, Niamey – Tél. +227 20 55 50 12 – hautesource@example.org", "List Bullet")
    para(d, "Apolline Rivesèche, Paris – 01 99 00 43 21 / 06 39 98 43 21 – riveseche@example.org", "List Bullet")
    para(d, "À propos de la Coopérative des puits", "Heading 3")
    para(d, "Née en 2004, la Coopérative des puits réunit 9 000 éleveurs et éleveuses du Sahel.")


# ---- es-convocatoria
def es_convocatoria(d: Any) -> None:
    para(d, "CONVOCATORIA DE PRENSA", bold=True, centre=True)
    para(d, "Presentación del primer censo de ollas comunes del continente", "Heading 1")
    para(d, "Santiago, 3 de mayo de 2021")
    para(
        d,
        "La Red de Ollas Comunes invita a los medios de comunicación a la presentación de su primer censo, que reúne "
        "datos de 11.300 cocinas vecinales de catorce países.",
    )
    para(
        d,
        "**¿Qué?** Rueda de prensa y almuerzo. Se presentarán el censo y un mapa en el que cada olla puede encontrarse.",
    )
    para(
        d,
        "**¿Quién?** Hortensia Cazuelas del Valle, coordinadora de la Red de Ollas Comunes; Isidro Pancaliente, "
        "panadero y estadístico; cocineras de cuatro barrios.",
    )
    para(d, "**¿Cuándo?** Miércoles 5 de mayo de 2021, a las 11:30 horas (hora de Santiago).")
    para(
        d,
        "**¿Dónde?** Olla «La Porfiada», pasaje Las Lentejas 14. Quienes no puedan acudir podrán seguir el acto por "
        "internet y comer después por su cuenta.",
    )
    para(
        d,
        "**¿Por qué?** Desde 2020 las ollas comunes sirven más comidas que todos los comedores escolares juntos, y hasta "
        "ahora nadie las había contado. El censo muestra también lo que les falta: gas, ollas grandes y alguien que las "
        "escuche.",
    )
    para(
        d,
        "Se ruega confirmar asistencia antes del martes a mediodía. Habrá entrevistas en español, mapudungun y quechua.",
    )
    para(d, "Acreditaciones y contacto: Leandro Trigopán · Móvil +56 9 5555 0142 · ltrigopan@example.org")


# ---- de-ueberschriften-liste
def de_ueberschriften_liste(d: Any) -> None:
    d.sections[0].footer.paragraphs[0].text = "Museum der verlorenen Dinge · Fundgasse 7 · Seite 1"
    para(d, "Pressemitteilung – 12. Januar 2024", bold=True)
    para(d, "Jeder zweite Handschuh kehrt zurück", "Title")
    para(d, "Museum der verlorenen Dinge zieht nach einem Jahr Bilanz", "Subtitle")
    para(
        d,
        "**Leipzig.** 18.400 Gegenstände hat das Museum der verlorenen Dinge im ersten Jahr ausgestellt, 9.300 davon sind "
        "zu ihren Besitzern zurückgekehrt. Am häufigsten waren es einzelne Handschuhe.",
    )
    para(
        d,
        "„Wir sind das einzige Museum, das sich über jeden Verlust seiner Sammlung freut“, sagte Museumsleiterin "
        "Gundula Wiederfink am Freitag. Sie sprach vor einer halb leeren Vitrine.",
    )
    para(
        d,
        "Rund 60.000 Menschen haben das Haus besucht, die meisten ohne etwas zu suchen. Etwa jeder Zehnte fand trotzdem "
        "etwas, das ihm gehört. Die Fundstücke kommen aus Straßenbahnen, Theatern und von drei Friedhöfen.",
    )
    para(d, "Was gefunden und geholt wurde", "Heading 2")
    para(d, "6.120 Handschuhe, davon 3.204 abgeholt", "List Bullet")
    para(d, "1.877 Schlüssel, davon 211 abgeholt", "List Bullet")
    para(d, "ein Klavier, nicht abgeholt", "List Bullet")
    para(
        d,
        "Wer etwas wiedererkennt, muss keine Quittung vorlegen, sondern eine Geschichte erzählen. „Gelogen wird kaum“, "
        "berichtet die Leiterin. „Um einen Handschuh lügt man nicht.“",
    )
    para(
        d,
        "Kulturdezernent Ansgar Hutzelmann nannte das Haus „die freundlichste Behörde der Stadt“ und holte bei dieser "
        "Gelegenheit einen Schirm ab.",
    )
    para(
        d,
        "Ab März zeigt das Museum die Sonderschau „Verlegt, nicht verloren“. Gezeigt werden Brillen, die ihre Besitzer "
        "auf der Nase wiederfanden.",
    )
    para(
        d,
        "Kontakt: Malwine Suchentrunk, Presse, Tel. 0049 (0)30 23125 077, Fax 0049 (0)30 23125 078, suchentrunk@example.org",
    )


# ---- sl-naslovi-tabela
def sl_naslovi_tabela(d: Any) -> None:
    para(d, "SPOROČILO ZA JAVNOST", bold=True)
    para(d, "Datum: 5. 5. 2021")
    para(d, "Kostelska knjižnica na traktorju obiskala tisočo kmetijo", "Heading 1")
    para(
        d,
        "KOSTEL – Potujoča knjižnica, ki jo namesto kombija vleče traktor, je danes obiskala tisočo kmetijo. Prejela jo je "
        "gospodinja, ki je vrnila knjigo, izposojeno leta 1974.",
    )
    para(
        d,
        "Knjižnica na traktorju vozi od marca 2018, ko je plaz odnesel cesto. Cesto so medtem popravili, traktor pa je "
        "ostal, ker so se ga ljudje navadili.",
    )
    para(
        d,
        "„S kombijem smo ljudem pripeljali knjige. S traktorjem pridemo na kavo,“ je povedal Rajko Bralnik, vodja "
        "potujoče knjižnice.",
    )
    para(
        d,
        "Na prikolici je prostora za 1400 knjig, v snegu za polovico manj. Traktor obišče vsako kmetijo na tri tedne, ob "
        "košnji na štiri. Lani si je bralec v povprečju izposodil 19 knjig, kar je največ v državi.",
    )
    para(
        d,
        "Zamudnine ne zaračunavajo. „Kdor knjigo obdrži sedeminštirideset let, jo je očitno potreboval,“ je pojasnil "
        "Bralnik.",
    )
    para(
        d,
        "Županja Marjeta Kolparska je napovedala, da bo občina kupila še prikolico za pravljične ure. „Streha bo, "
        "koles pa še iščemo,“ je dejala županja.",
    )
    para(
        d, "Najbolj brana knjiga leta je bil priročnik „Kako ostriti koso“, takoj za njim pa trije ljubezenski romani."
    )
    para(d, "Kontaktne osebe za medije", "Heading 2")
    table(
        d,
        [
            ["Rajko Bralnik", "+386 1 555 01 55", "rajko.bralnik@example.org"],
            ["Občina, glavna pisarna", "(01) 555 01 50", "obcina@example.org"],
        ],
    )
    para(d, "O potujoči knjižnici", "Heading 2")
    para(d, "Potujoča knjižnica deluje od leta 1969 in obiskuje 41 vasi.")


# ==== all of them
ALL: dict[str, Callable[[Any], None]] = {
    "en-styles-contact-table": en_styles_contact_table,
    "en-all-normal-tracked": en_all_normal_tracked,
    "en-statement-letterhead": en_statement_letterhead,
    "fr-titres-deux-contacts": fr_titres_deux_contacts,
    "es-convocatoria": es_convocatoria,
    "de-ueberschriften-liste": de_ueberschriften_liste,
    "sl-naslovi-tabela": sl_naslovi_tabela,
}

if __name__ == "__main__":
    for sample, filler in ALL.items():
        write(sample, filler)
