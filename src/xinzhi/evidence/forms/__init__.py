"""Forms that are sent out, filled in and come back: what is asked for, and what came back."""

from xinzhi.evidence.forms.filled import Card as Card
from xinzhi.evidence.forms.filled import Entry as Entry
from xinzhi.evidence.forms.filled import Filled as Filled
from xinzhi.evidence.forms.filled import Line as Line
from xinzhi.evidence.forms.filled import Stray as Stray
from xinzhi.evidence.forms.model import Form as Form
from xinzhi.evidence.forms.model import Item as Item
from xinzhi.evidence.forms.read import read_form as read_form
