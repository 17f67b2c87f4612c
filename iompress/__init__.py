"""iompress: press releases as text."""

__version__ = "0.1.0"
