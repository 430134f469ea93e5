CREATE TABLE "import_skips" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_skips_org_id_import_id_line_pk" PRIMARY KEY("org_id","import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_windows" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"line" integer NOT NULL,
	"rows" integer NOT NULL,
	"start_line" integer NOT NULL,
	"start_byte" bigint NOT NULL,
	"rows_cipher" "bytea",
	CONSTRAINT "import_windows_org_id_import_id_ordinal_pk" PRIMARY KEY("org_id","import_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "skipped_rows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "duplicates" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "groups_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "import_skips" ADD CONSTRAINT "import_skips_org_id_import_id_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "imports"("org_id","id");--> statement-breakpoint
ALTER TABLE "import_windows" ADD CONSTRAINT "import_windows_org_id_import_id_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "imports"("org_id","id");
--> statement-breakpoint
SELECT app_protect('import_skips', 'select, insert, update, delete');
--> statement-breakpoint
SELECT app_protect('import_windows', 'select');
