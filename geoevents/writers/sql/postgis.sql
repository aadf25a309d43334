CREATE SCHEMA IF NOT EXISTS {schema};
CREATE TABLE IF NOT EXISTS {schema}.runs(
  id text PRIMARY KEY, version text, started timestamptz,
  options jsonb, gazetteers jsonb, counts jsonb, attribution text[]);
CREATE TABLE IF NOT EXISTS {schema}.documents(
  id text PRIMARY KEY, run text NOT NULL REFERENCES {schema}.runs,
  sha256 text, outcome text NOT NULL, message text);

CREATE TABLE IF NOT EXISTS {schema}.mentions({mentions columns}, geom geometry(Point, 4326),
  PRIMARY KEY (id), FOREIGN KEY (document) REFERENCES {schema}.documents ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS {schema}.events({events columns}, geom geometry(Point, 4326),
  PRIMARY KEY (id), FOREIGN KEY (document) REFERENCES {schema}.documents ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS {schema}.areas({areas columns}, geom geometry(MultiPolygon, 4326),
  PRIMARY KEY (id), FOREIGN KEY (document) REFERENCES {schema}.documents ON DELETE CASCADE);
ALTER TABLE {schema}.mentions {mentions new};
ALTER TABLE {schema}.events {events new};
ALTER TABLE {schema}.areas {areas new};

CREATE INDEX IF NOT EXISTS documents_run ON {schema}.documents(run);
CREATE INDEX IF NOT EXISTS mentions_geom ON {schema}.mentions USING gist(geom);
CREATE INDEX IF NOT EXISTS mentions_document ON {schema}.mentions(document);
CREATE INDEX IF NOT EXISTS mentions_place ON {schema}.mentions(place_id);
CREATE INDEX IF NOT EXISTS events_geom ON {schema}.events USING gist(geom);
CREATE INDEX IF NOT EXISTS events_document ON {schema}.events(document);
CREATE INDEX IF NOT EXISTS events_dates ON {schema}.events(date_start, date_end);
CREATE INDEX IF NOT EXISTS events_kind ON {schema}.events(kind);
CREATE INDEX IF NOT EXISTS events_place ON {schema}.events(place_id);
CREATE INDEX IF NOT EXISTS events_mention ON {schema}.events(mention_id);
CREATE INDEX IF NOT EXISTS areas_geom ON {schema}.areas USING gist(geom);
CREATE INDEX IF NOT EXISTS areas_document ON {schema}.areas(document);
CREATE INDEX IF NOT EXISTS areas_of ON {schema}.areas(of);
