ALTER TABLE "quarantined_items" ADD COLUMN "api_key_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "name_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "gender_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "birth_at" timestamp with time zone;--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_enqueue(p_task text, p_payload json, p_queue text, p_key text, p_run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT p_task = ANY (ARRAY['follow-facts', 'check-import', 'run-import', 'undo-import', 'load-sample', 'remove-organization', 'seal-audit', 'close-days',
    'replay-quarantine', 'destroy-expired', 'sweep']) THEN
    RAISE EXCEPTION 'unknown task %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, queue_name := p_queue, run_at := p_run_at, max_attempts := 12, job_key := p_key);
END $$;
