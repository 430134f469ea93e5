CREATE TABLE "saved_views" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"owner_user_id" uuid NOT NULL,
	"shared_roles" text[] NOT NULL,
	"is_locked" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "saved_views_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "view_defaults" (
	"org_id" uuid NOT NULL,
	"list" text NOT NULL,
	"holder" text NOT NULL,
	"view_id" uuid NOT NULL,
	CONSTRAINT "view_defaults_org_id_list_holder_pk" PRIMARY KEY("org_id","list","holder")
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "view_defaults" ADD CONSTRAINT "view_defaults_org_id_view_id_saved_views_org_id_id_fk" FOREIGN KEY ("org_id","view_id") REFERENCES "saved_views"("org_id","id");--> statement-breakpoint
CREATE INDEX "saved_views_org_id_list_idx" ON "saved_views" ("org_id","list");
--> statement-breakpoint

SELECT app_protect('saved_views', 'select, insert, update, delete');

--> statement-breakpoint

SELECT app_protect('view_defaults', 'select, insert, update, delete');
