-- Roles waterwheel_app (requests) and waterwheel_pipeline (set-wise pipelines) are made by db/commands/migrate.ts,
-- because roles belong to the whole server and passwords must not stand in a migration.

CREATE FUNCTION app_set_org(p_org uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- `set local` as a statement travels to the workers of a distributed database; set_config() does not.
  EXECUTE format('set local app.org_id = %L', p_org);
END $$;
--> statement-breakpoint
-- Puts the organization policy on a tenant table. Later migrations call it for the tables they add.
CREATE FUNCTION app_protect(p_table regclass, p_rights text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('alter table %s enable row level security', p_table);
  EXECUTE format('alter table %s force row level security', p_table);
  EXECUTE format('create policy organization_policy on %s using (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', p_table);
  EXECUTE format('grant select, insert, update, delete on %s to waterwheel_pipeline', p_table);
  IF p_rights <> '' THEN
    EXECUTE format('grant %s on %s to waterwheel_app', p_rights, p_table);
  END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app_protect(regclass, text) FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO waterwheel_app, waterwheel_pipeline;
--> statement-breakpoint
DO $$
DECLARE
  t text;
  rights text;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables i USING (table_schema, table_name)
           WHERE c.table_schema = 'public' AND c.column_name = 'org_id' AND i.table_type = 'BASE TABLE' ORDER BY 1
  LOOP
    rights := CASE
      WHEN t = 'audit_events' THEN 'select, insert'
      WHEN t IN ('orders', 'order_refunds', 'order_voids', 'visit_counts', 'touchpoint_scans', 'consent_changes', 'member_identifications',
                 'store_day', 'guide_day', 'campaign_day', 'buyer_day', 'node_day', 'node_buyers', 'channel_day', 'category_day',
                 'asset_flows', 'asset_day', 'node_asset_day', 'audit_seals', 'feeds', 'organizations') THEN 'select'
      WHEN t IN ('ingest_keys', 'idempotency_keys') THEN ''
      WHEN t IN ('dirty_days', 'dirty_members') THEN 'select, insert, update'
      ELSE 'select, insert, update, delete'
    END;
    PERFORM app_protect(t::regclass, rights);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (name, up_down_colors) ON organizations TO waterwheel_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON audit_events, audit_seals FROM waterwheel_pipeline;
--> statement-breakpoint
-- Removing an organization whole (the sample chain) is the one way audit rows go.
GRANT DELETE ON audit_events, audit_seals TO waterwheel_pipeline;
--> statement-breakpoint
-- Users are global: the request role sees only people who belong to its organization.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE users FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY users_of_organization ON users USING (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id));
--> statement-breakpoint
GRANT SELECT (id, account, name, is_disabled, locale, created_at, updated_at, session_version) ON users TO waterwheel_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON users, sign_in_attempts TO waterwheel_pipeline;
--> statement-breakpoint
-- Monthly partitions of the high-volume events, made when a batch first needs them.
CREATE FUNCTION app_ensure_months(p_from date, p_to date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  m date := date_trunc('month', p_from)::date;
  parent text;
  part text;
BEGIN
  IF p_from < date '1900-01-01' OR p_to > date '2200-01-01' OR p_to - p_from > 40000 THEN
    RAISE EXCEPTION 'months out of range';
  END IF;
  WHILE m <= p_to LOOP
    FOREACH parent IN ARRAY ARRAY['visit_counts', 'touchpoint_scans'] LOOP
      part := format('%s_%s', parent, to_char(m, 'YYYY_MM'));
      IF to_regclass(part) IS NULL THEN
        -- One maker at a time; the catalog is asked again by a statement of its own, which sees what the other one made.
        PERFORM pg_advisory_xact_lock(hashtextextended('app_ensure_months', 0));
        IF NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = part AND c.relnamespace = 'public'::regnamespace) THEN
          EXECUTE format('create table %I partition of %I for values from (%L) to (%L)', part, parent, m, (m + interval '1 month')::date);
          EXECUTE format('alter table %I enable row level security', part);
          EXECUTE format('alter table %I force row level security', part);
          EXECUTE format('create policy organization_policy on %I using (org_id = nullif(current_setting(''app.org_id'', true), '''')::uuid)', part);
        END IF;
      END IF;
    END LOOP;
    m := (m + interval '1 month')::date;
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app_ensure_months(date, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app_ensure_months(date, date) TO waterwheel_pipeline;
--> statement-breakpoint
-- The queue's own tables refuse the request role; this door accepts known tasks only.
CREATE FUNCTION app_enqueue(p_task text, p_payload json, p_queue text, p_key text, p_run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT p_task = ANY (ARRAY['follow-facts', 'check-import', 'run-import', 'undo-import', 'load-sample', 'remove-organization', 'seal-audit', 'close-days', 'sweep']) THEN
    RAISE EXCEPTION 'unknown task %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, queue_name := p_queue, run_at := p_run_at, max_attempts := 12, job_key := p_key);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app_enqueue(text, json, text, text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app_enqueue(text, json, text, text, timestamptz) TO waterwheel_app, waterwheel_pipeline;
--> statement-breakpoint
-- What the environment must match: the fingerprint of the key that encrypts personal data.
CREATE TABLE installation_facts (key text PRIMARY KEY, value text NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT ON installation_facts TO waterwheel_pipeline;
