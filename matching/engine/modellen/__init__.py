"""The mathematical models, and the only place that imports ortools and scipy.optimize."""
