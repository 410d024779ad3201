"""What is said when a move was made: a sentence for each, of one release and of several."""

from __future__ import annotations

from humasdesk.domain.release import Summary
from humasdesk.i18n import mark, tr, trn

DONE = {
    "submit": mark("The release was submitted to the supervisor."),
    "recall": mark("The release was recalled and is a draft again."),
    "return": mark("The release was returned to its writer."),
    "approve": mark("The release was approved."),
    "accept-edit": mark("The supervisor's edit was accepted."),
    "publish": mark("The release was published; its number follows."),
    "force-publish": mark("The release was published; its number follows."),
    "approve-after": mark("The published release is approved now."),
    "correct": mark("The correction was begun as a draft."),
    "drop-correction": mark("The correction was cancelled; the published text stands as it is."),
    "withdraw": mark("The release was withdrawn."),
    "reinstate": mark("The release holds again."),
    "discard": mark("The release was discarded; it can be restored."),
    "restore-release": mark("The release was restored as a draft."),
}
"""By action; a move that has none yet is named and called done."""


def of_one(action: str, label: str, summary: Summary) -> str:
    """What was done with one release."""
    if action in ("publish", "force-publish") and summary.number:
        if summary.editions > 1:
            return tr("The correction was published: number {number}, edition {edition}.", number=summary.number,
                      edition=summary.editions)
        return tr("Published as number {number}.", number=summary.number)
    return tr(DONE[action]) if action in DONE else tr("{deed}: done.", deed=label)


def of_several(action: str, label: str, count: int) -> str:
    """What was done with each of so many."""
    said = {
        "submit": trn("{count} release was submitted.", "{count} releases were submitted.", count),
        "recall": trn("{count} release was recalled.", "{count} releases were recalled.", count),
        "return": trn("{count} release was returned.", "{count} releases were returned.", count),
        "approve": trn("{count} release was approved.", "{count} releases were approved.", count),
        "publish": trn("{count} release was published.", "{count} releases were published.", count),
        "discard": trn("{count} release was discarded.", "{count} releases were discarded.", count),
        "restore-release": trn("{count} release was restored.", "{count} releases were restored.", count),
        "withdraw": trn("{count} release was withdrawn.", "{count} releases were withdrawn.", count),
        "reinstate": trn("{count} release holds again.", "{count} releases hold again.", count),
        "tag": trn("{count} release got the tag.", "{count} releases got the tag.", count),
    }
    return said.get(action) or trn("{deed}: done with {count} release.", "{deed}: done with {count} releases.", count,
                                   deed=label)
