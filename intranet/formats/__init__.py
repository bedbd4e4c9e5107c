"""How the interface writes dates and times where Django or Wagtail write them."""
