"""Binary search: many questions about the values of one collection, each answered on the sorted values."""

from alpaco.generation.engines.catalogue.families.sorted_queries.family import FAMILY

__all__ = ["FAMILY"]
