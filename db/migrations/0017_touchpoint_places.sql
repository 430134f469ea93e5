ALTER TABLE "touchpoints" ADD COLUMN "place" text;--> statement-breakpoint
CREATE INDEX "touchpoint_scans_org_id_touchpoint_id_idx" ON "touchpoint_scans" ("org_id","touchpoint_id","occurred_at");