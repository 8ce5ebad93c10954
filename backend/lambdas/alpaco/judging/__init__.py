"""Judging packages: programs made by others on tests made by others, and the gates over both."""
