CREATE TABLE "bulk_edit_rows" (
	"org_id" uuid NOT NULL,
	"edit_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"store_code" text NOT NULL,
	"store_name" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb,
	"outcome" text NOT NULL,
	"reason" text,
	CONSTRAINT "bulk_edit_rows_org_id_edit_id_store_id_pk" PRIMARY KEY("org_id","edit_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "bulk_edits" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"change" jsonb NOT NULL,
	"state" text NOT NULL,
	"rows" integer NOT NULL,
	"created_by_user_id" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "bulk_edits_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "bulk_edit_rows" ADD CONSTRAINT "bulk_edit_rows_org_id_edit_id_bulk_edits_org_id_id_fk" FOREIGN KEY ("org_id","edit_id") REFERENCES "bulk_edits"("org_id","id");--> statement-breakpoint
ALTER TABLE "bulk_edits" ADD CONSTRAINT "bulk_edits_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
CREATE INDEX "bulk_edit_rows_org_id_edit_id_outcome_idx" ON "bulk_edit_rows" ("org_id","edit_id","outcome");--> statement-breakpoint
CREATE INDEX "bulk_edits_org_id_created_by_user_id_idx" ON "bulk_edits" ("org_id","created_by_user_id","created_at");
--> statement-breakpoint
SELECT app_protect('bulk_edits', 'select, insert, update, delete');
--> statement-breakpoint
SELECT app_protect('bulk_edit_rows', 'select, insert, update, delete');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_enqueue(p_task text, p_payload json, p_queue text, p_key text, p_run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT p_task = ANY (ARRAY['follow-facts', 'check-import', 'run-import', 'undo-import', 'bulk-edit', 'load-sample', 'remove-organization', 'seal-audit', 'close-days',
    'replay-quarantine', 'destroy-expired', 'sweep']) THEN
    RAISE EXCEPTION 'unknown task %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, queue_name := p_queue, run_at := p_run_at, max_attempts := 12, job_key := p_key);
END $$;
