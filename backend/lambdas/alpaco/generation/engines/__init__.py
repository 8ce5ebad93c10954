"""Who writes candidates: the embedded catalogue, or a model."""
