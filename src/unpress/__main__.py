"""`python -m unpress`."""

import sys

from unpress.cli import main

if __name__ == "__main__":
    sys.exit(main())
