"""Agencies that stand in datelines and beside names, and are neither places nor people."""

from __future__ import annotations

AGENCIES = frozenset(("iom", "oim", "mom", "un", "onu", "uno", "unhcr", "acnur", "hcr", "unicef", "who", "oms", "wfp", "pam", "pma", "fao",
                      "undp", "pnud", "unesco", "unfpa", "ilo", "oit", "ocha", "eu", "ue", "osce", "nato", "otan", "icrc", "cicr", "ifrc", "au",
                      "ohchr", "unrwa", "unaids", "unep", "undss", "ngo", "ong", "imo", "wto", "imf", "usaid", "pr", "dg", "ots", "dpa",
                      "afp", "sta", "ansa", "efe", "tass", "тасс", "мом", "оон", "увкб", "юнисеф", "воз", "фао"))  # fmt: skip
