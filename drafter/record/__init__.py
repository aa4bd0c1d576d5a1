"""Files that people write in YAML: text, nodes with places, strict reading. Knows no questions."""
