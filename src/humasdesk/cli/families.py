"""All commands, family by family, in the order the help shows them."""

from __future__ import annotations

from humasdesk.cli import (
    answers,
    check,
    desk,
    directories,
    export,
    intake,
    moves,
    people,
    quotes,
    releases,
    safety,
    show,
    spelling,
    suggestions,
    trial,
)

COMMANDS = (
    *intake.COMMANDS,
    *releases.COMMANDS,
    *show.COMMANDS,
    *check.COMMANDS,
    *suggestions.COMMANDS,
    *quotes.COMMANDS,
    *answers.COMMANDS,
    *moves.COMMANDS,
    *export.COMMANDS,
    *directories.COMMANDS,
    *desk.COMMANDS,
    *people.COMMANDS,
    *safety.COMMANDS,
    *spelling.COMMANDS,
    *trial.COMMANDS,
)
