"""Stock Wagtail: a site as ``wagtail start`` makes it, with one simple page type and the same texts.

Its search is what Wagtail's documentation teaches: search fields and filter fields on the model,
``OfferPage.objects.live().filter(…).search(words)``, and ``facet()`` for each filter.
"""

FACETS = ("municipality", "life_phase", "topic", "format")
