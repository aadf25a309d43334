DROP VIEW IF EXISTS {schema}.events_map;
CREATE VIEW {schema}.events_map AS
SELECT {columns},
  e.date_start::timestamp AS time_start,
  (e.date_end + 1)::timestamp - interval '1 second' AS time_end,
  a.shape AS area_shape, a.geom AS area, d.run, e.geom
FROM {schema}.events AS e
JOIN {schema}.documents AS d ON d.id = e.document
LEFT JOIN {schema}.areas AS a ON a.of IN (e.mention_id, e.id);
COMMENT ON VIEW {schema}.events_map IS
  'Events with their time as timestamps and the area that their words draw; story is unique by run';
