CREATE TABLE "store_targets" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"month" date NOT NULL,
	"net_fen" bigint,
	"batch_id" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "store_targets_org_id_store_id_month_pk" PRIMARY KEY("org_id","store_id","month")
);
--> statement-breakpoint
CREATE TABLE "target_batches" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text,
	"import_id" uuid,
	"region_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"created_by_user_id" uuid,
	CONSTRAINT "target_batches_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "target_changes" (
	"org_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"month" date NOT NULL,
	"before_fen" bigint,
	"before_batch_id" uuid,
	"after_fen" bigint,
	"undone_at" timestamp with time zone,
	CONSTRAINT "target_changes_org_id_batch_id_store_id_month_pk" PRIMARY KEY("org_id","batch_id","store_id","month")
);
--> statement-breakpoint
ALTER TABLE "store_targets" ADD CONSTRAINT "store_targets_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "store_targets" ADD CONSTRAINT "store_targets_org_id_batch_id_target_batches_org_id_id_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "target_batches"("org_id","id");--> statement-breakpoint
ALTER TABLE "target_batches" ADD CONSTRAINT "target_batches_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "target_changes" ADD CONSTRAINT "target_changes_org_id_batch_id_target_batches_org_id_id_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "target_batches"("org_id","id");--> statement-breakpoint
ALTER TABLE "target_changes" ADD CONSTRAINT "target_changes_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
CREATE INDEX "store_targets_org_id_month_idx" ON "store_targets" USING btree ("org_id","month");--> statement-breakpoint
CREATE INDEX "target_batches_org_id_created_at_idx" ON "target_batches" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "target_batches_org_id_import_id_idx" ON "target_batches" USING btree ("org_id","import_id");--> statement-breakpoint
SELECT app_protect('target_batches', 'select, insert, update, delete');
--> statement-breakpoint
SELECT app_protect('store_targets', 'select, insert, update, delete');
--> statement-breakpoint
SELECT app_protect('target_changes', 'select, insert, update, delete');
