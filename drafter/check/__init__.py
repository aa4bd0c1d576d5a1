"""The checker: reads a report as a careful colleague would, and says where something is wrong and what to write."""
