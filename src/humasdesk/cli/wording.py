"""The sentences that argparse says itself, named so that the catalogues hold them too."""

from __future__ import annotations

import gettext
import os

from humasdesk import assets, i18n
from humasdesk.i18n import mark

ARGPARSE = (
    mark("usage: "), mark("options"), mark("positional arguments"), mark("unrecognized arguments: %s"),
    mark("the following arguments are required: %s"), mark("expected one argument"),
    mark("expected at most one argument"), mark("expected at least one argument"),
    mark("invalid %(type)s value: %(value)r"), mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("argument %(argument_name)s: %(message)s"), mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"), mark("ignored explicit argument %r"),
    mark("unknown parser %(parser_name)r (choices: %(choices)s)"), mark("show program's version number and exit"),
)
"""As argparse of Python 3.11 to 3.14 has them; a sentence it words otherwise stays English."""


def speak_as_argparse() -> None:
    """Let the standard library's own lookup find our catalogue: argparse asks gettext's current domain."""
    os.environ["LANGUAGE"] = i18n.current()
    gettext.bindtextdomain("humasdesk", str(assets.folder() / "locale"))
    gettext.textdomain("humasdesk")
