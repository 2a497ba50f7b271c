"""What every test needs before anything else is imported."""

import os

# The library's times are durations; asking for them otherwise is deprecated, and warnings are errors here.
os.environ.setdefault("PTB_TIMEDELTA", "true")
