CREATE TABLE "chart_notes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"region_id" uuid,
	"store_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"text" text NOT NULL,
	"author_user_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "chart_notes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_org_id_region_id_regions_org_id_id_fk" FOREIGN KEY ("org_id","region_id") REFERENCES "regions"("org_id","id");--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
CREATE INDEX "chart_notes_org_id_starts_on_idx" ON "chart_notes" ("org_id","starts_on");--> statement-breakpoint
CREATE INDEX "chart_notes_org_id_store_id_idx" ON "chart_notes" ("org_id","store_id");--> statement-breakpoint
CREATE INDEX "chart_notes_org_id_region_id_idx" ON "chart_notes" ("org_id","region_id");
--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_place_check" CHECK (num_nonnulls("region_id", "store_id") <= 1);
--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_days_check" CHECK ("starts_on" <= "ends_on");
--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_text_check" CHECK (char_length("text") between 1 and 80);
--> statement-breakpoint
SELECT app_protect('chart_notes', 'select, insert, update, delete');
