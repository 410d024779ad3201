"""The list of releases: model, cards, the desk's states and the search field."""
