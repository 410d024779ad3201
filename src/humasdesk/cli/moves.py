"""The moves of the workflow, one command each: submit, recall, return, approve, publish and the others."""

from __future__ import annotations

import argparse

from humasdesk.cli.command import Answer, Command, Context, release_argument
from humasdesk.cli.show import state_name
from humasdesk.domain.review import MOVES
from humasdesk.i18n import mark, tr
from humasdesk.services import publishing, reviewing, searching
from humasdesk.services.desk import Desk

_HELP = {
    "submit": mark("Submit a release for review."),
    "recall": mark("Take a submitted or approved release back into draft."),
    "return": mark("Return a release to its writer, with a note."),
    "approve": mark("Approve exactly this text."),
    "accept-edit": mark("Accept a supervisor's edit of your text."),
    "approve-after": mark("Approve a text that was published without approval."),
    "withdraw": mark("Withdraw a published release, with a public reason."),
    "reinstate": mark("Publish a withdrawn release again, with a public reason."),
    "discard": mark("Discard a draft; it can be restored."),
    "drop-correction": mark("Cancel a correction; the published text stands as it is."),
    "restore-release": mark("Bring a discarded release back as a draft."),
}


def _configure_move(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("--note", default="", help=tr("A note to colleagues."))
    parser.add_argument("--reason", default="", help=tr("The public reason."))


def _move(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        release_id = searching.find(desk, arguments.id)
        reviewing.move(desk, desk.me(context.initials), release_id, arguments.command, note=arguments.note,
                       reason=arguments.reason)
        if arguments.command == "submit" and (alone := reviewing.why_unapprovable(desk, release_id)):
            context.tell([alone])
        return after(desk, release_id, tr(MOVES[arguments.command].label),
                     public=arguments.command in reviewing.PUBLIC_MOVES)


def after(desk: Desk, release_id: str, deed: str, *, public: bool = False) -> Answer:
    """The answer of a move: where the release stands now; of a ``public`` one where its edition stands, whatever
    correction is being written."""
    summary = searching.one(desk, release_id)
    data = {"id": release_id, "state": summary.state, "working": summary.working, "public": summary.public,
            "number": summary.number, "edition": summary.editions}
    line = tr("{deed}: “{headline}” is now {state}.", deed=deed, headline=summary.headline,
              state=state_name(summary.public if public else summary.state))
    if summary.number:
        return Answer(data, (line, tr("Number {number}", number=summary.number)))
    waiting = (tr("Its number follows: another computer numbers this series."),) if summary.editions else ()
    return Answer(data, (line, *waiting))


def _configure_publish(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("--correction", default="", help=tr("What a correction puts right, for the public."))
    parser.add_argument("--reason", default="", help=tr("The public reason."))


def _publish(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        release_id = searching.find(desk, arguments.id)
        publishing.publish(desk, desk.me(context.initials), release_id, correction=arguments.correction,
                           force=arguments.command == "force-publish", reason=arguments.reason)
        return after(desk, release_id, tr(MOVES[arguments.command].label))


def _configure_correct(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("--note", required=True, help=tr("What a correction puts right, for the public."))


def _correct(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        release_id = searching.find(desk, arguments.id)
        publishing.correct(desk, desk.me(context.initials), release_id, arguments.note)
        return after(desk, release_id, tr(MOVES[arguments.command].label))


def _number(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        release_id = searching.find(desk, arguments.id)
        publishing.give_number(desk, desk.me(context.initials), release_id)
        return after(desk, release_id, tr("Number"))


COMMANDS = (
    *(Command(action, _HELP[action], _move, _configure_move) for action in reviewing.PLAIN_MOVES),
    Command("publish", mark("Publish an approved release: number it and freeze it."), _publish, _configure_publish),
    Command("force-publish", mark("Publish without approval, with a reason; marked until approved afterwards."),
            _publish, _configure_publish),
    Command("correct", mark("Begin a correction of a published release."), _correct, _configure_correct),
    Command("number", mark("Number an edition that was published without one."), _number, release_argument),
)
