"""From readings to links, origins, versions and incidents."""

from rawi.connect.explain import explain
from rawi.connect.grades import GradeRule, read_grade_rules
from rawi.connect.pipeline import connect

__all__ = ["GradeRule", "connect", "explain", "read_grade_rules"]
