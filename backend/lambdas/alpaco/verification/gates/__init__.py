"""One module per gate. Each answers with a `Check`: passed, failed or not applicable, and the evidence."""

from alpaco.verification.gates.checker import check_checker
from alpaco.verification.gates.compilation import check_compilation
from alpaco.verification.gates.difficulty import check_difficulty
from alpaco.verification.gates.holdback import check_holdback
from alpaco.verification.gates.independent import check_independent
from alpaco.verification.gates.reference import check_agreement
from alpaco.verification.gates.slow import check_slow
from alpaco.verification.gates.specification import check_specification
from alpaco.verification.gates.statement import check_statement, check_words
from alpaco.verification.gates.tests import check_tests
from alpaco.verification.gates.time_limit import check_time_limit
from alpaco.verification.gates.validator import check_validator
from alpaco.verification.gates.versions import check_answers, check_brutes, check_versions
from alpaco.verification.gates.wrong import check_wrong, idle_survivors

__all__ = [
    "check_agreement",
    "check_answers",
    "check_brutes",
    "check_checker",
    "check_compilation",
    "check_difficulty",
    "check_holdback",
    "check_independent",
    "check_slow",
    "check_specification",
    "check_statement",
    "check_tests",
    "check_time_limit",
    "check_validator",
    "check_versions",
    "check_words",
    "check_wrong",
    "idle_survivors",
]
