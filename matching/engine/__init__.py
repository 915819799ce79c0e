"""The matching engine: pure Python, no Django, no clock in its decisions, no unseeded randomness.

The contract (rules, formulas, JSON forms, commands) is section 3 of the design.
"""
