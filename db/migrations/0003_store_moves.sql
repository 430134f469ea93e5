-- A store that moved between regions: the days on which it has numbers are the days whose node rollups changed, and
-- both ends of the move, where its balance passes from one node to another.
CREATE FUNCTION app_mark_store_days(p_org uuid, p_store uuid, p_from date, p_to date, p_mark uuid, p_at timestamptz) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  insert into dirty_days (org_id, day, mark, marked_at)
  select p_org, d.day, p_mark, p_at from (
    select s.day from store_day s where s.org_id = p_org and s.store_id = p_store and s.day between p_from and p_to
    union select a.day from asset_day a where a.org_id = p_org and a.store_id = p_store and a.day between p_from and p_to
    union select p_from union select p_to
  ) d order by d.day on conflict do nothing
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app_mark_store_days(uuid, uuid, date, date, uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app_mark_store_days(uuid, uuid, date, date, uuid, timestamptz) TO waterwheel_app, waterwheel_pipeline;
