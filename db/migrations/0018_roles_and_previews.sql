CREATE TABLE "custom_roles" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"base_role" text NOT NULL,
	"permissions" text[] NOT NULL,
	"places" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "custom_roles_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "custom_roles_org_id_name_key" UNIQUE("org_id","name")
);
--> statement-breakpoint
CREATE TABLE "previews" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"target_user_id" uuid,
	"role" text,
	"role_id" uuid,
	"places" text[] NOT NULL,
	"name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "previews_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "grants" ALTER COLUMN "role" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "role_id" uuid;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
CREATE INDEX "previews_org_id_session_id_idx" ON "previews" ("org_id","session_id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_org_id_role_id_custom_roles_org_id_id_fk" FOREIGN KEY ("org_id","role_id") REFERENCES "custom_roles"("org_id","id");--> statement-breakpoint
CREATE INDEX "grants_org_id_role_id_idx" ON "grants" ("org_id","role_id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_one_role" CHECK (num_nonnulls("grants"."role", "grants"."role_id") = 1);
--> statement-breakpoint
SELECT app_protect('custom_roles', 'select');
--> statement-breakpoint
SELECT app_protect('previews', '');
