"""The side panel: next step, metadata chips, check list, related releases and history."""
