"""The Präventionskette as a view: how many offers serve whom, and which standards are met."""
