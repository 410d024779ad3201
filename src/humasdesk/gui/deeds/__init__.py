"""What the window does when it is told to: one method a command of the table, thin over services and dialogs."""

from humasdesk.gui.deeds.desk import DeskDeeds
from humasdesk.gui.deeds.going import GoingDeeds
from humasdesk.gui.deeds.moves import MoveDeeds
from humasdesk.gui.deeds.obstacles import ObstacleDeeds
from humasdesk.gui.deeds.quotes import QuoteDeeds
from humasdesk.gui.deeds.releases import ReleaseDeeds
from humasdesk.gui.deeds.several import SeveralDeeds
from humasdesk.gui.deeds.suggested import SuggestedDeeds
from humasdesk.gui.deeds.text import TextDeeds


class WindowDeeds(ReleaseDeeds, SeveralDeeds, ObstacleDeeds, TextDeeds, MoveDeeds, GoingDeeds, SuggestedDeeds,
                  QuoteDeeds, DeskDeeds):
    """Mixed into the window, which builds the parts that :class:`DeedsBase` names."""


__all__ = ["WindowDeeds"]
