"""What it all costs on this computer."""
