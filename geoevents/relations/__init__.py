"""What a text says about where, in the words around its names of places."""

from geoevents.relations.find import find_relations

__all__ = ["find_relations"]
