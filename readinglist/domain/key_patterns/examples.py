"""What a pattern for citation keys can say, by example: the window explains it by this table, and the tests read it."""

from __future__ import annotations

from dataclasses import dataclass

from readinglist.domain.key_patterns.citable import KeyedPaper
from readinglist.domain.key_patterns.pattern import DEFAULT_PATTERN

PAPER = KeyedPaper(
    id=1,
    title="BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    authors=("Jacob Devlin", "Ming-Wei Chang", "Kenton Lee", "Kristina Toutanova"),
    year=2019,
    venue="Proceedings of the NAACL",
    arxiv="1810.04805",
    doi="10.18653/v1/n19-1423",
    cite_key="",
    is_trashed=False,
)
"""The paper of which the examples are made."""


@dataclass(frozen=True, slots=True)
class ReadyPattern:
    """A pattern to choose."""

    name: str
    text: str


READY_PATTERNS = (
    ReadyPattern("Author, year, three words", DEFAULT_PATTERN),
    ReadyPattern("Better BibTeX", "auth.lower + shorttitle(3, 3) + year"),
    ReadyPattern("Google Scholar", "auth.lower + year + veryshorttitle.lower"),
    ReadyPattern("Author and year", "auth + year | shorttitle(3, 3)"),
    ReadyPattern("Authors and year", 'authEtAl + year.prefix("_") | shorttitle(3, 3)'),
    ReadyPattern("As BibTeX’s alpha", "authorsAlpha + shortyear | shorttitle(3, 3)"),
    ReadyPattern("Words of the title", 'words(4).lower.condense("-")'),
    ReadyPattern("arXiv number", "arxiv | auth.lower + year + veryshorttitle.lower"),
)
"""The usual pattern, Better BibTeX's own, and others that are well known."""


@dataclass(frozen=True, slots=True)
class KeyExample:
    """What is written, the key that it makes of `PAPER`, and what it says."""

    typed: str
    key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyChapter:
    """Examples of one kind."""

    title: str
    examples: tuple[KeyExample, ...]


def chapters() -> tuple[KeyChapter, ...]:
    """Return all examples: how a pattern is put together, every word, every filter."""
    return (_together(), _authors(), _title_and_more(), _letters(), _filters())


def _together() -> KeyChapter:
    return _chapter(
        "Together",
        ("auth + year", "Devlin2019", "one behind the other"),
        ('auth + "_" + year', "Devlin_2019", "text in quotes, as it stands"),
        ("auth(4)", "Devl", "values in parentheses"),
        ("auth.lower + year", "devlin2019", "a filter behind a dot changes what stands before it"),
        ("(auth + year).lower", "devlin2019", "what stands in parentheses is taken together"),
        ("authors(n=2) + year", "DevlinChang2019", "values by their names"),
        ("auth(m=9) | shorttitle", "BERTPretrainingDeep", "the first that gives something; also ; or a line each"),
    )


def _authors() -> KeyChapter:
    return _chapter(
        "Authors, by their last names",
        ("auth", "Devlin", "the first author"),
        ("auth(3, 2)", "Cha", "the first n letters of author m; 0 is all of them"),
        ("authorLast", "Toutanova", "the last author"),
        ('authors(2, "EtAl")', "DevlinChangEtAl", "the first n authors, and what stands for the others"),
        ('authors(sep="-")', "Devlin-Chang-Lee-Toutanova", "all of them, with this between"),
        ("authEtAl", "DevlinEtAl", "one author or two; of more, the first and EtAl"),
        ("authEtal2", "Devlin.etal", "the same in another spelling"),
        ("authorsAlpha", "DCLT", "initials, as BibTeX’s style alpha has them"),
        ("authForeIni", "J", "the initial of the first author’s given name"),
    )


def _title_and_more() -> KeyChapter:
    return _chapter(
        "Title, year and more",
        ("words(3)", "BERTPretraining", "n telling words of the title; a hyphen parts words"),
        ("shorttitle(3, 3)", "BERTPretrainingDeep", "n words, where a hyphen joins them; m of them with a capital"),
        ("veryshorttitle", "BERT", "the same with one word"),
        ("title.abbr", "BPDBTLU", "all telling words, each with a capital"),
        ("Title.select(2, 2)", "Pre-trainingof", "the title as it stands"),
        ("year", "2019", "the year"),
        ("shortyear", "19", "its last two digits"),
        ("journal.skipwords", "ProceedingsNAACL", "where the paper was published"),
        ("arxiv", "1810.04805", "its arXiv number"),
        ("doi", "10.18653/v1/n19-1423", "its DOI"),
    )


def _letters() -> KeyChapter:
    return _chapter(
        "Filters: words and letters",
        ("auth.lower", "devlin", "small letters"),
        ("auth.upper", "DEVLIN", "capitals"),
        ("words(3).lower.capitalize", "BertPreTraining", "each word with a capital"),
        ('words(3).condense("_")', "BERT_Pre_training", "this between words, else nothing"),
        ("journal.abbr", "PotN", "the first letter of each word; abbr(2): the first two"),
        ("title.select(2, 3)", "PretrainingDeepBidirectional", "words from this on, so many; -1 is the last"),
        ("auth.substring(2, 3)", "evl", "characters from this on, so many"),
        ("journal.skipwords.abbr", "PN", "without the small words: of, the, for …"),
    )


def _filters() -> KeyChapter:
    return _chapter(
        "Filters: signs and conditions",
        ('auth + year.prefix("-")', "Devlin-2019", "this before it, where there is something"),
        ('auth.postfix(":") + year', "Devlin:2019", "this behind it, where there is something"),
        ('auth(m=9).default("Anon") + year', "Anon2019", "this instead of nothing"),
        ("Title.select(2, 1).nopunct", "Pre-training", 'without punctuation but hyphens; nopunct("") drops these too'),
        ("Title.select(2, 1).nopunctordash", "Pretraining", "without punctuation and hyphens"),
        ("arxiv.alphanum", "181004805", "letters and digits alone"),
        ('journal.replace("of the", "-")', "Proceedings-NAACL", "one text instead of another, whatever the case"),
        ('auth.len(">", 6) | year', "2019", "only where it is as long as this, else what follows"),
        ("auth.fold", "Devlin", "nothing: keys are ASCII anyway; likewise ascii and clean"),
    )


def _chapter(title: str, *examples: tuple[str, str, str]) -> KeyChapter:
    return KeyChapter(title, tuple(KeyExample(*example) for example in examples))
