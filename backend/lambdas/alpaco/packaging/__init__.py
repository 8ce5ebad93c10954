"""Problem packages: written for judge systems, read back."""
