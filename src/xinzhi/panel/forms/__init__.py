"""Forms that came back: what is in the way, and what is different from last time."""

from xinzhi.panel.forms.check import Problem as Problem
from xinzhi.panel.forms.check import check_form as check_form
from xinzhi.panel.forms.checked import Checked as Checked
from xinzhi.panel.forms.checked import look_through as look_through
from xinzhi.panel.forms.compare import Change as Change
from xinzhi.panel.forms.compare import compare_forms as compare_forms
