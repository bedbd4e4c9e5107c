"""Tests of drafts and plans."""
