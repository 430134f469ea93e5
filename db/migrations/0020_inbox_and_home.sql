CREATE TABLE "home_layouts" (
	"org_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"cards" text[] NOT NULL,
	"hidden" text[] NOT NULL,
	"locked" text[] NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "home_layouts_org_id_holder_pk" PRIMARY KEY("org_id","holder")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"object_id" uuid,
	"params" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"snoozed_until" timestamp with time zone,
	CONSTRAINT "notices_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "home_layouts" ADD CONSTRAINT "home_layouts_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
CREATE INDEX "notices_org_id_user_id_idx" ON "notices" ("org_id","user_id","created_at");--> statement-breakpoint
CREATE INDEX "notices_org_id_object_id_idx" ON "notices" ("org_id","object_id");
--> statement-breakpoint
SELECT app_protect('notices', 'select, insert, update');
--> statement-breakpoint
SELECT app_protect('home_layouts', 'select, insert, update, delete');
