"""Problem packages: written for judge systems, read back."""

from alpaco.packaging.findings import Finding, Severity
from alpaco.packaging.formats import PackageFormat
from alpaco.packaging.reader import Package, read_package
from alpaco.packaging.reread import reread
from alpaco.packaging.statement import statement_html
from alpaco.packaging.writer import package_files, short_name, zip_package

__all__ = [
    "Finding",
    "Package",
    "PackageFormat",
    "Severity",
    "package_files",
    "read_package",
    "reread",
    "short_name",
    "statement_html",
    "zip_package",
]
