"""What the styles of foreign HTML say that matters: bold, italic, hidden, Word's lists, and where links lead."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from humasdesk.document import normal
from humasdesk.gui.editor.paste_tree import Element, names

FURNITURE = names(
    "script style head title noscript template svg math nav button select form iframe object embed applet audio video "
    "aside footer canvas dialog menu textarea xml"
)
"""Elements that say nothing of the text."""
_COMMENT_CLASSES = ("msocomanchor", "msocomoff", "msocommentreference", "msocomtxt", "msocommenttext")
_ZERO = re.compile(r"0(?:\.0+)?(?:px|pt|em|%)?\Z")


def is_hidden(element: Element) -> bool:
    """Whether a reader of the source would not see it."""
    style = element.style
    return (
        "hidden" in element.attributes
        or style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or _ZERO.match(style.get("font-size", "x")) is not None
    )


def is_comment(element: Element) -> bool:
    """Whether it belongs to the comments of a word processor."""
    return (
        element.style.get("mso-element") in ("comment-list", "comment")
        or "comment" in element.style.get("mso-special-character", "")
        or element.has_class(*_COMMENT_CLASSES)
    )


def bold(element: Element, before: bool) -> bool:
    """Whether text in it is bold; Google Docs wraps everything in a ``b`` of normal weight."""
    weight = element.style.get("font-weight", "")
    if weight in ("bold", "bolder"):
        return True
    if weight in ("normal", "lighter"):
        return False
    if weight.isdecimal():
        return int(weight) >= 600
    return before or element.tag in ("b", "strong")


def italic(element: Element, before: bool) -> bool:
    """Whether text in it is italic."""
    posture = element.style.get("font-style", "")
    if posture in ("italic", "oblique", "normal"):
        return posture != "normal"
    return before or element.tag in ("i", "em", "cite")


_LIST = re.compile(r"level(\d+)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_LETTER = re.compile(r"\(?[a-z]{1,4}[.)]\Z", re.IGNORECASE)


def word_level(element: Element) -> int | None:
    """The list level of a paragraph from Word, from 0; ``None`` where it is no list paragraph."""
    found = _LIST.search(element.style.get("mso-list", ""))
    return int(found[1]) - 1 if found and element.tag != "span" else None


def is_label(element: Element) -> bool:
    """Whether it holds the bullet or number that Word writes out for programs that know no lists."""
    return element.style.get("mso-list", "") == "ignore"


def numbered(label: str) -> tuple[bool, int]:
    """Whether a label counts, and its number: ``3.`` does, ``·`` does not, ``b)`` does from 1."""
    label = label.strip()
    if found := _NUMBER.match(label):
        return True, int(found[1])
    return _LETTER.match(label) is not None, 1


_REDIRECTS = {"google": ("/url", ("q", "url")), "facebook": ("/l.php", ("u",)), "instagram": ("/", ("u",))}
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|_hs\w+)\Z")


_LONGEST_CHAIN = 5


def address(text: str) -> tuple[str | None, bool]:
    """Where a link leads, and whether it was freed of a redirect or of tracking; no address for what is no link."""
    link = normal.link(text)
    freed = False
    for _ in range(_LONGEST_CHAIN):
        aim = _aim(link) if link else None
        if aim is None:
            break
        link, freed = aim, True
    plain = _untracked(link) if link else None
    return plain, freed or plain != link


def _split(link: str) -> SplitResult | None:
    try:
        return urlsplit(link) if link.startswith("http") else None
    except ValueError:
        return None


def _aim(link: str) -> str | None:
    """The page behind a redirect of a search engine or a social network."""
    parts = _split(link)
    for name, (path, keys) in _REDIRECTS.items() if parts else ():
        if parts and f"{name}." in parts.netloc and parts.path == path:
            query = parse_qs(parts.query)
            return next((normal.link(query[key][0]) for key in keys if key in query), None)
    return None


def _untracked(link: str) -> str | None:
    parts = _split(link)
    if parts is None or not parts.query:
        return link
    pieces = parts.query.split("&")
    kept = [piece for piece in pieces if not _TRACKING.match(piece.partition("=")[0])]
    return link if len(kept) == len(pieces) else normal.link(urlunsplit(parts._replace(query="&".join(kept))))


_LEVELS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}


def heading(element: Element) -> int:
    """The level (2 or 3) of a heading; 0 for anything else."""
    if element.tag in _LEVELS:
        return _LEVELS[element.tag]
    if element.attributes.get("role") == "heading":
        return 2 if element.attributes.get("aria-level", "2") in ("1", "2") else 3
    if element.tag == "p" and element.has_class("msotitle"):
        return 2
    return 3 if element.tag == "p" and element.has_class("msosubtitle") else 0


def is_emoji(element: Element) -> bool:
    """Whether a picture stands for a sign that can be typed."""
    alt = element.attributes.get("alt", "")
    return bool(alt) and len(alt) <= 8 and not alt.isascii() and not any(letter.isalpha() for letter in alt)


def is_pixel(element: Element) -> bool:
    """Whether a picture is too small to be seen: it counts visits."""
    sizes = (element.attributes.get(name) or element.style.get(name, "") for name in ("width", "height"))
    numbers = [found[0] for size in sizes if (found := re.match(r"\d+", size))]
    return any(int(number[:6]) <= 2 for number in numbers)
