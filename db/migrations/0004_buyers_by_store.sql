ALTER TABLE "buyer_day" DROP CONSTRAINT "buyer_day_org_id_day_store_id_member_id_pk";--> statement-breakpoint
ALTER TABLE "buyer_day" ADD CONSTRAINT "buyer_day_org_id_store_id_day_member_id_pk" PRIMARY KEY("org_id","store_id","day","member_id");--> statement-breakpoint
CREATE INDEX "order_refunds_org_id_business_day_idx" ON "order_refunds" USING btree ("org_id","business_day");