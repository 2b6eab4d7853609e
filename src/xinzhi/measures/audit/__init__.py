"""Whether an index holds together: coverage, outliers, directions, redundancy, reliability, structure."""

from xinzhi.measures.audit.bartlett import bartlett as bartlett
from xinzhi.measures.audit.components import components as components
from xinzhi.measures.audit.coverage import coverage as coverage
from xinzhi.measures.audit.cronbach import cronbach as cronbach
from xinzhi.measures.audit.direction_conflict import direction_conflict as direction_conflict
from xinzhi.measures.audit.kmo import kmo as kmo
from xinzhi.measures.audit.leave_one_out import leave_one_out as leave_one_out
from xinzhi.measures.audit.outlier import outlier as outlier
from xinzhi.measures.audit.redundancy import redundancy as redundancy
