"""The questionnaire in a terminal: what to ask next, how to ask it, and the record that the answers go to."""
