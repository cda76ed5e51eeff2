"""From readings to links, origins, versions and incidents."""

from rawi.connect.explain import explain
from rawi.connect.grades import GradeRule, read_grade_rules
from rawi.connect.growing import Growing, Growth
from rawi.connect.pipeline import connect

__all__ = ["GradeRule", "Growing", "Growth", "connect", "explain", "read_grade_rules"]
