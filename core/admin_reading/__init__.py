"""What a person may read in the administration: one rule for each kind of thing, asked wherever one is named.

``rules`` says what is readable, ``objects`` holds the rules of what Wagtail and this app know; others add
theirs. ``middleware`` lets every request name only what its person may read: numbers in addresses
(``addresses``), in queries and in forms (``sent``). ``shown`` keeps forms from naming what they hold.
"""
