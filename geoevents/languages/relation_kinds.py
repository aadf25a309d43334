"""The kinds of relation by their bare names, so that a pack's table of rules stays readable."""

from geoevents.model import RelationKind

OFFSET = RelationKind.OFFSET
DISTANCE = RelationKind.DISTANCE
DIRECTION = RelationKind.DIRECTION
PART = RelationKind.PART
SUBURB = RelationKind.SUBURB
NEAR = RelationKind.NEAR
BETWEEN = RelationKind.BETWEEN
ROAD = RelationKind.ROAD
TRAVEL_TIME = RelationKind.TRAVEL_TIME
BORDER = RelationKind.BORDER
COAST = RelationKind.COAST
BANK = RelationKind.BANK
