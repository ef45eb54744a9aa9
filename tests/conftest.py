"""What every test needs before the first import: no screen, and a folder for the session."""

import os
import tempfile

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if not os.environ.get("XDG_RUNTIME_DIR"):
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="hallapp-tests-")

# How long an example takes says something about the machine, not about the hall. On the machine
# that guards the project the same examples run each time; elsewhere new ones are looked for.
settings.register_profile("hall", deadline=None)
settings.register_profile("guard", deadline=None, derandomize=True)
settings.load_profile("guard" if os.environ.get("CI") == "true" else "hall")
