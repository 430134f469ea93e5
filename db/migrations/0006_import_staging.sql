CREATE TABLE "import_overrides" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"line" integer,
	"column_name" text NOT NULL,
	"from_cipher" "bytea",
	"value_cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_overrides_org_id_import_id_id_pk" PRIMARY KEY("org_id","import_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "source_name" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "sample_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "notes" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undo_report" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "is_automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "api_key_id" uuid;--> statement-breakpoint
ALTER TABLE "import_overrides" ADD CONSTRAINT "import_overrides_org_id_import_id_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "imports"("org_id","id");--> statement-breakpoint
CREATE INDEX "orders_org_id_import_id_idx" ON "orders" USING btree ("org_id","import_id") WHERE import_id is not null;--> statement-breakpoint
SELECT app_protect('import_overrides', 'select, insert, update, delete');
