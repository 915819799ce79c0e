"""Generalised assignment (GAP): outside problems, solved through the engine's own master problem.

Every job goes to exactly one agent, no agent over its capacity, at the least total cost.
"""
