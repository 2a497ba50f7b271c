"""What every test needs before anything else is imported."""

import os

from hypothesis import settings

# The library's times are durations; asking for them otherwise is deprecated, and warnings are errors here.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# How long an example takes says more about the machine than about the code.
settings.register_profile("dargah", deadline=None)
settings.load_profile("dargah")
