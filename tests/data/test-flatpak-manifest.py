#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is read without a single warning (a misspelt key is only a warning to flatpak-builder)."""
import subprocess
import sys

shown = subprocess.run([sys.argv[1], '--show-manifest', sys.argv[2]], capture_output=True, text=True, check=False)
if shown.stderr.strip():
    print(shown.stderr, file=sys.stderr)
sys.exit(1 if shown.returncode or shown.stderr.strip() or '"heng"' not in shown.stdout else 0)
