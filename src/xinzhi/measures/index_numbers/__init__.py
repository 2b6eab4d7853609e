"""Index numbers as statistics bureaus make them: a fixed base, growth, contributions, re-basing, editions."""

from xinzhi.measures.index_numbers._engine import earlier as earlier
from xinzhi.measures.index_numbers.chain import chain as chain
from xinzhi.measures.index_numbers.contribution import contribution as contribution
from xinzhi.measures.index_numbers.fixed_base import fixed_base as fixed_base
from xinzhi.measures.index_numbers.rebase import rebase as rebase
from xinzhi.measures.index_numbers.revision import revision as revision
