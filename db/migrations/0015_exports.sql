CREATE TABLE "export_files" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"question" jsonb NOT NULL,
	"file_name" text NOT NULL,
	"rows" integer,
	"file_size" bigint,
	"stored_as" text,
	"wrapped_key" "bytea",
	"reach" text NOT NULL,
	"failure" text,
	"created_by_user_id" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "export_files_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "export_files" ADD CONSTRAINT "export_files_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
CREATE INDEX "export_files_org_id_created_by_user_id_idx" ON "export_files" ("org_id","created_by_user_id","created_at");--> statement-breakpoint
CREATE INDEX "export_files_expires_at_idx" ON "export_files" ("expires_at");
--> statement-breakpoint
SELECT app_protect('export_files', 'select, insert, update, delete');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_enqueue(p_task text, p_payload json, p_queue text, p_key text, p_run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT p_task = ANY (ARRAY['follow-facts', 'check-import', 'run-import', 'undo-import', 'bulk-edit', 'write-export', 'load-sample', 'remove-organization', 'seal-audit', 'close-days',
    'replay-quarantine', 'destroy-expired', 'sweep']) THEN
    RAISE EXCEPTION 'unknown task %', p_task;
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, queue_name := p_queue, run_at := p_run_at, max_attempts := 12, job_key := p_key);
END $$;
