"""The doctor's questions, one module for each thing that can be ill.

Each module looks at the world into a plain record, and judges the record without touching the world again.
"""
