"""An invented library: four makers of instruments, two articles, one of them with share buttons.

`cello` and `viola` are written about, `oboe` in passing, `gong` not at all.
"""

from __future__ import annotations

from typing import Any

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import paragraphs
from dossier.model import (
    Article,
    Author,
    Company,
    DigestParagraph,
    Evidence,
    Facet,
    Figure,
    Library,
    Original,
    ParagraphKind,
    Statement,
    Status,
    Topic,
)

MONTHLY, DAILY = "monthly", "quotidien"
TEXTS = {
    MONTHLY: (
        "Cello tunes up for Japan\n"
        "\n"
        "Share this\n"
        "Cello will open a school in Osaka by autumn. Viola sells there already, in two shops.\n"
        "\n"
        "\u00a0\n"
        "Share this\n"
        "“We shall not close Lyon”, said Mina Sato of Cello. Cello talks with Oboe about reeds.\n"
        "Cello is second in Asia, she said; it made 1,200 instruments in 2020.\n"
        "Subscribe\n"
    ),
    DAILY: (
        "Viola voit grand\n"
        "Viola pourrait ouvrir une troisième boutique. Ses ventes ont crû de 3 à 5 %.\n"
        "Cello n’est pas au Canada.\n"
    ),
}
KINDS: dict[str, tuple[ParagraphKind, ...]] = {
    MONTHLY: (
        "heading",
        "boilerplate",
        "text",
        "boilerplate",
        "text",
        "text",
        "boilerplate",
    ),
    DAILY: ("heading", "text", "text"),
}

SCHOOL, LYON, REEDS = "cello-00000a", "cello-00000b", "cello-00000c"
RANK, MADE, CANADA = "cello-00000d", "cello-00000e", "cello-00000f"
SHOPS, THIRD, GROWTH = "viola-00000a", "viola-00000b", "viola-00000c"

COMPANIES = (
    Company("cello", "Cello & Cie", "Cello"),
    Company("viola", "Viola plc", "Viola"),
    Company("oboe", "Oboe AG", "Oboe"),
    Company("gong", "Gong Ltd", "Gong"),
)
FACETS = (
    Facet(
        "market",
        "Market",
        "Where what is sold.",
        (
            Topic("places", "Places", "Schools and shops."),
            Topic("volumes", "Volumes", "How much is made and sold."),
            Topic("rank", "Rank", "Who is first."),
            Topic("prices", "Prices", "What it costs."),
        ),
    ),
    Facet("partners", "Partners", "Who works with whom.", (Topic("reeds", "Reeds", "Reeds."),)),
    Facet("plants", "Plants", "Works.", (Topic("sites", "Sites", "Where the works are."),)),
)
_FACET_OF = {topic.id: facet.id for facet in FACETS for topic in facet.topic}


def evidence(article: str, passage: str) -> Evidence:
    """Point at a passage by its words."""
    start = TEXTS[article].index(passage)
    home = next(item for item in paragraphs(TEXTS[article]) if item.start <= start < item.end)
    end = start + len(passage)
    return Evidence(article, home.number, start, end, fingerprint(passage))


def statement(
    id_: str, topic: str, status: Status, text: str, *passages: Evidence, **more: Any
) -> Statement:
    """Make a statement; company and facet follow from id and topic."""
    fields: dict[str, Any] = {"speaker": "journalist", **more}
    company = id_.rpartition("-")[0]
    return Statement(
        id_, company, _FACET_OF[topic], topic, text, status, evidence=passages, **fields
    )


STATEMENTS = (
    statement(
        SCHOOL,
        "places",
        "planned",
        "Cello is to open a school in Osaka.",
        evidence(MONTHLY, "Cello will open a school in Osaka by autumn."),
        date_words="by autumn",
    ),
    statement(
        SHOPS,
        "places",
        "ongoing",
        "Viola has two shops in Osaka.",
        evidence(MONTHLY, "Viola sells there already, in two shops."),
        figures=(Figure("shops in Osaka", "shops", 2),),
    ),
    statement(
        LYON,
        "sites",
        "planned",
        "Cello does not mean to close its works in Lyon.",
        evidence(MONTHLY, "“We shall not close Lyon”"),
        speaker="Mina Sato",
        denied=True,
    ),
    statement(
        REEDS,
        "reeds",
        "negotiating",
        "Cello talks with Oboe about reeds.",
        evidence(MONTHLY, "Cello talks with Oboe about reeds."),
        evidence(MONTHLY, "Cello tunes up"),
        parties=("oboe",),
    ),
    statement(
        RANK,
        "rank",
        "claimed",
        "Cello is the second maker in Asia, Mina Sato says.",
        evidence(MONTHLY, "Cello is second in Asia, she said"),
        speaker="Mina Sato",
        figures=(Figure("rank among makers", "rank", 2, place="Asia"),),
    ),
    statement(
        MADE,
        "volumes",
        "done",
        "Cello made 1,200 instruments in 2020.",
        evidence(MONTHLY, "it made 1,200 instruments in 2020"),
        speaker="company",
        date="2020",
        figures=(Figure("instruments made", "instruments", 1200, period="2020"),),
    ),
    statement(
        THIRD,
        "places",
        "considered",
        "Viola might open a third shop.",
        evidence(DAILY, "Viola pourrait ouvrir une troisième boutique."),
    ),
    statement(
        GROWTH,
        "volumes",
        "done",
        "Viola's sales have grown by 3 to 5 %.",
        evidence(DAILY, "Ses ventes ont crû de 3 à 5 %."),
        figures=(Figure("growth of sales", "percent", low=3, high=5),),
    ),
    statement(
        CANADA,
        "prices",
        "ongoing",
        "Cello is not in Canada.",
        evidence(DAILY, "Cello n’est pas au Canada."),
        denied=True,
    ),
)


def article(id_: str, language: str, **more: Any) -> Article:
    """Make the record of an article, with a digest of every paragraph."""
    text = TEXTS[id_]
    digest = tuple(
        DigestParagraph(item.number, item.start, item.end, f"Digest of {id_} ¶{item.number}.", kind)
        for item, kind in zip(paragraphs(text), KINDS[id_], strict=True)
    )
    hashes = (text_hash(text), text_hash(text))
    return Article(id_, f"The {id_}", language, *hashes, len(text), digest=digest, **more)


ARTICLES = (
    article(
        MONTHLY,
        "en",
        title="Cello tunes up for Japan",
        author=(Author("Hall", "Jo"), Author(literal="Agence Do-Ré")),
        container_title="Monthly Bow",
        publisher="Bow House",
        issued="2021-05-03",
    ),
    article(DAILY, "fr", publisher="Le Quotidien"),
)


def library(*originals: Original) -> Library:
    """Make the library, with these originals attached."""
    return Library(
        companies=COMPANIES,
        facets=FACETS,
        articles=ARTICLES,
        statements=STATEMENTS,
        originals={item.article: item for item in originals},
    )
