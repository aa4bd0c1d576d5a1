"""The rules, one family a module; each rule is a function under its id in the module's table."""
