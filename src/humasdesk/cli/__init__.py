"""The command line: one module a family of commands, thin over the services."""
