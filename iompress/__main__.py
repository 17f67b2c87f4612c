"""`python -m iompress`."""

from iompress.cli import main

if __name__ == "__main__":
    main()
