"""``python -m humasdesk``."""

from humasdesk.cli.main import run

if __name__ == "__main__":
    run()
