DROP INDEX "members_org_id_home_store_id_idx";--> statement-breakpoint
DROP INDEX "members_org_id_name_key_idx";--> statement-breakpoint
CREATE INDEX "members_home_store_id_idx" ON "members" USING btree ("home_store_id","joined_on");