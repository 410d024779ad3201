"""The signed form of everything that people share: exact bytes, who said them, and who had the right to."""
