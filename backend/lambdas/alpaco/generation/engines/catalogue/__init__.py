"""The embedded catalogue: problem families that need no model and no network."""
