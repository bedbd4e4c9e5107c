"""Words for what is no word: moments, places, numbers, as both engines index them."""
