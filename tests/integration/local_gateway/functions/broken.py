"""A module that cannot be imported."""

raise RuntimeError("cannot start")
