"""``humasdesk people``: who works at the desk."""

from __future__ import annotations

import argparse

from humasdesk.cli import wording
from humasdesk.cli.command import Answer, Command, Context, WrongUsage, table
from humasdesk.domain.people import POLICIES, ROLES, Person
from humasdesk.i18n import mark, tr
from humasdesk.records.keys import fingerprint
from humasdesk.services import people


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", nargs="?", choices=("list", "add", "edit", "retire", "add-key", "policy"),
                        default="list", help=tr("What to do."))
    parser.add_argument("name", nargs="?", metavar="NAME",
                        help=tr("The new person's name; for edit, retire and add-key the initials; "
                                "for policy its name."))
    parser.add_argument("--initials", help=tr("What the sign-off prints, such as mar."))
    parser.add_argument("--name", dest="new_name", metavar="NAME", help=tr("A new name."))
    parser.add_argument("--role", action="append", choices=ROLES,
                        help=tr("A role; may be given several times. With edit they take the place of all before."))
    parser.add_argument("--off", action="store_true", help=tr("Switch the policy off."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    deed = arguments.deed
    if deed == "list":
        with context.desk() as desk:
            everybody = people.everybody(desk)
            return _listed(everybody, {one.id for one in everybody if desk.key_of(one)}, people.policies(desk))
    if not arguments.name or (deed == "add" and not arguments.initials):
        raise _usage(deed)
    with context.desk(write=True, create=deed == "add") as desk:
        if deed == "add":
            person = people.add(desk, arguments.name, arguments.initials, arguments.role or ["writer"],
                                by=context.initials)
        elif deed == "edit":
            person = people.edit(desk, arguments.name, by=context.initials, name=arguments.new_name,
                                 new_initials=arguments.initials, roles=arguments.role)
        elif deed == "retire":
            person = people.retire(desk, arguments.name, by=context.initials)
        elif deed == "add-key":
            person = people.add_key(desk, arguments.name, by=context.initials)
        else:
            people.set_policy(desk, arguments.name, on=not arguments.off, by=context.initials)
            return Answer({"policy": arguments.name, "on": not arguments.off}, (tr("Done."),))
        return Answer({"person": _data(person, here=desk.key_of(person) is not None)}, (_line(person),))


def _usage(deed: str) -> WrongUsage:
    needed = ("|".join(POLICIES) if deed == "policy" else tr("INITIALS") if deed != "add"
              else tr("NAME") + " --initials XYZ")
    return WrongUsage(mark("humasdesk people {deed} needs {needed}."), deed=deed, needed=needed)


def _line(person: Person) -> str:
    line = tr("{name} ({initials}): {roles}", name=person.name, initials=person.initials,
              roles=wording.roles(person.roles))
    return f"{line} · {tr('retired')}" if person.retired else line


def _data(person: Person, *, here: bool) -> dict[str, object]:
    return {"id": person.id, "name": person.name, "initials": person.initials, "roles": sorted(person.roles),
            "retired": person.retired, "key_here": here,
            "keys": [fingerprint(grant.key) for grant in person.keys if grant.upto is None]}


def _listed(everybody: tuple[Person, ...], here: set[str], policies: tuple[str, ...]) -> Answer:
    rows = [(person.initials, person.name, wording.roles(person.roles),
             tr("retired") if person.retired else tr("key here") if person.id in here else "")
            for person in everybody]
    rules = (tr("Policies: {names}", names=", ".join(policies)),) if policies else ()
    return Answer({"people": [_data(person, here=person.id in here) for person in everybody],
                   "policies": list(policies)}, (*table(rows), *rules))


COMMANDS = (Command("people", mark("People of the desk: list, add, edit, retire, add-key, policy."), _run,
                    _configure),)
