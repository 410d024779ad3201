"""The table of commands: menus, shortcuts, the palette and the shortcut sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from humasdesk.gui.editor.actions import ACTS
from humasdesk.i18n import mark


class Deeds(Protocol):
    """What the window can do; every row of the table names one of these."""

    def new_release(self) -> None: ...
    def import_files(self) -> None: ...
    def save_now(self) -> None: ...
    def next_step(self) -> None: ...
    def accept_all_suggestions(self) -> None: ...
    def export_release(self) -> None: ...
    def toggle_preview(self) -> None: ...
    def focus_search(self) -> None: ...
    def focus_list(self) -> None: ...
    def focus_page(self) -> None: ...
    def next_column(self) -> None: ...
    def previous_column(self) -> None: ...
    def toggle_sidebar(self) -> None: ...
    def toggle_list(self) -> None: ...
    def toggle_panel(self) -> None: ...
    def paper_alone(self) -> None: ...
    def on_page(self, deed: str) -> None: ...
    def find_in_release(self) -> None: ...
    def find_across(self) -> None: ...
    def replace_in_release(self) -> None: ...
    def find_next(self) -> None: ...
    def find_previous(self) -> None: ...
    def open_fixes(self) -> None: ...
    def next_finding(self) -> None: ...
    def previous_finding(self) -> None: ...
    def toggle_underlines(self) -> None: ...
    def mend_all(self) -> None: ...
    def open_rules(self, rule_id: str | None = None) -> None: ...
    def open_dictionary(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_normal(self) -> None: ...
    def open_palette(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def open_manual(self) -> None: ...
    def show_about(self) -> None: ...
    def open_settings(self) -> None: ...
    def open_directories(self) -> None: ...
    def open_quotes(self) -> None: ...
    def open_people(self) -> None: ...
    def choose_person(self) -> None: ...
    def make_backup(self) -> None: ...
    def open_backups(self) -> None: ...
    def verify_desk(self) -> None: ...
    def toggle_dark(self) -> None: ...
    def next_release(self) -> None: ...
    def previous_release(self) -> None: ...
    def close_window(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One row: a stable id, what it is called, where it stands in the menus, its keys and its picture.

    ``deed`` is the page's deed that it does: such a row is grey where the page cannot do it, and its keys are heard
    on the page alone.
    """

    id: str
    label: str
    group: str
    run: Callable[[Deeds], None]
    keys: str = ""
    icon: str = ""
    deed: str = ""


def _on_page(deed: str, label: str, keys: str = "", icon: str = "", group: str = "text") -> Command:
    return Command(f"text.{deed}", label, group, lambda w: w.on_page(deed), keys, icon, deed)


GROUPS = {
    "release": mark("Release"),
    "text": mark("Text"),
    "format": mark("Format"),
    "insert": mark("Insert"),
    "table": mark("Table"),
    "view": mark("View"),
    "desk": mark("The desk"),
    "help": mark("Help"),
}

COMMANDS = (
    Command("release.new", mark("New release"), "release", lambda w: w.new_release(), "Ctrl+N", "plus"),
    Command("release.import", mark("Import texts …"), "release", lambda w: w.import_files(), "Ctrl+O", "file-down"),
    Command("release.save", mark("Save a version"), "release", lambda w: w.save_now(), "Ctrl+S", "check"),
    Command("release.next", mark("Next step"), "release", lambda w: w.next_step(), "Ctrl+Return", "send"),
    Command("meta.accept-all", mark("Accept all suggested metadata"), "release",
            lambda w: w.accept_all_suggestions(), "Ctrl+Shift+M", "check-check"),
    Command("release.export", mark("Export …"), "release", lambda w: w.export_release(), "Ctrl+E", "file-up"),
    Command("release.following", mark("Release below"), "release", lambda w: w.next_release(), "Alt+Down"),
    Command("release.before", mark("Release above"), "release", lambda w: w.previous_release(), "Alt+Up"),
    Command("window.close", mark("Close"), "release", lambda w: w.close_window(), "Ctrl+Q", "log-out"),
    _on_page("undo", mark("Undo"), "Ctrl+Z", "undo-2"),
    _on_page("redo", mark("Redo"), "Ctrl+Shift+Z", "redo-2"),
    _on_page("cut", mark("Cut"), "Ctrl+X"),
    _on_page("copy", mark("Copy"), "Ctrl+C", "copy"),
    _on_page("paste", mark("Paste"), "Ctrl+V"),
    *(_on_page(act.slot, act.label, act.keys_text, act.icon) for act in ACTS if act.group == "clipboard"),
    _on_page("select_all", mark("Select all"), "Ctrl+A"),
    Command("text.find", mark("Find in the release"), "text", lambda w: w.find_in_release(), "Ctrl+F", "search"),
    Command("text.replace", mark("Replace in the release"), "text", lambda w: w.replace_in_release(), "Ctrl+H",
            "replace"),
    Command("text.next", mark("Next place"), "text", lambda w: w.find_next(), "F3"),
    Command("text.previous", mark("Place before"), "text", lambda w: w.find_previous(), "Shift+F3"),
    Command("text.fixes", mark("Mend the finding here …"), "text", lambda w: w.open_fixes(), "Ctrl+."),
    Command("text.next-finding", mark("Next finding"), "text", lambda w: w.next_finding(), "F8"),
    Command("text.previous-finding", mark("Finding before"), "text", lambda w: w.previous_finding(), "Shift+F8"),
    Command("text.mend", mark("Mend all …"), "text", lambda w: w.mend_all(), "Ctrl+Shift+.", "check-check"),
    *(_on_page(act.slot, act.label, act.keys_text, act.icon, act.group) for act in ACTS if act.group != "clipboard"),
    _on_page("focus_bar", mark("Toolbar over the selection"), "Alt+F10", "", "format"),
    Command("text.across", mark("Find and replace in all releases …"), "text", lambda w: w.find_across(),
            "Ctrl+Shift+F", "replace"),
    Command("view.search", mark("Search releases"), "view", lambda w: w.focus_search(), "Ctrl+K", "search"),
    Command("view.list", mark("Go to the list"), "view", lambda w: w.focus_list(), "Ctrl+L", "layout-list"),
    Command("view.page", mark("Go to the page"), "view", lambda w: w.focus_page(), "Ctrl+T", "pen-line"),
    Command("view.column", mark("Next column"), "view", lambda w: w.next_column(), "F6"),
    Command("view.column_before", mark("Previous column"), "view", lambda w: w.previous_column(), "Shift+F6"),
    Command("view.preview", mark("PDF beside the text"), "view", lambda w: w.toggle_preview(), "Ctrl+P", "eye"),
    Command("view.sidebar", mark("Desk column"), "view", lambda w: w.toggle_sidebar(), "Ctrl+1", "panel-left"),
    Command("view.releases", mark("List column"), "view", lambda w: w.toggle_list(), "Ctrl+2", "layout-list"),
    Command("view.panel", mark("Panel column"), "view", lambda w: w.toggle_panel(), "Ctrl+3", "panel-right"),
    Command("view.paper", mark("The paper alone"), "view", lambda w: w.paper_alone(), "F11", "maximize"),
    Command("view.underlines", mark("Underlines of findings"), "view", lambda w: w.toggle_underlines()),
    Command("view.larger", mark("Larger text"), "view", lambda w: w.zoom_in(), "Ctrl+="),
    Command("view.smaller", mark("Smaller text"), "view", lambda w: w.zoom_out(), "Ctrl+-"),
    Command("view.normal", mark("Text at 100 %"), "view", lambda w: w.zoom_normal(), "Ctrl+0"),
    Command("view.dark", mark("Light or dark"), "view", lambda w: w.toggle_dark(), "Ctrl+Shift+L", "moon"),
    Command("desk.directories", mark("Officials, events, regions, tags …"), "desk",
            lambda w: w.open_directories(), "Ctrl+D", "book-open"),
    Command("desk.dictionary", mark("Dictionary …"), "desk", lambda w: w.open_dictionary(), "", "type"),
    Command("desk.rules", mark("Rules of the check …"), "desk", lambda w: w.open_rules(), "", "check-check"),
    Command("desk.quotes", mark("Quotations …"), "desk", lambda w: w.open_quotes(), "Ctrl+J", "quote"),
    Command("desk.people", mark("People …"), "desk", lambda w: w.open_people(), "", "users"),
    Command("desk.person", mark("Who am I …"), "desk", lambda w: w.choose_person(), "", "user"),
    Command("desk.settings", mark("Settings …"), "desk", lambda w: w.open_settings(), "Ctrl+,", "settings"),
    Command("desk.backup", mark("Make a backup"), "desk", lambda w: w.make_backup(), "", "archive-restore"),
    Command("desk.backups", mark("Backups …"), "desk", lambda w: w.open_backups(), "", "history"),
    Command("desk.verify", mark("Verify the desk"), "desk", lambda w: w.verify_desk(), "", "shield-check"),
    Command("help.manual", mark("Manual"), "help", lambda w: w.open_manual(), "F1", "book-open"),
    Command("help.palette", mark("All commands …"), "help", lambda w: w.open_palette(), "Ctrl+Shift+P", "command"),
    Command("help.shortcuts", mark("Keys"), "help", lambda w: w.show_shortcuts(), "Shift+F1", "keyboard"),
    Command("help.about", mark("About HumasDesk"), "help", lambda w: w.show_about(), "", "info"),
)
"""The table."""
