CREATE TABLE "audit_events" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text,
	"object_name" text,
	"store_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"request_id" text,
	CONSTRAINT "audit_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"org_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_seals_org_id_seq_pk" PRIMARY KEY("org_id","seq"),
	CONSTRAINT "audit_seals_org_id_event_id_key" UNIQUE("org_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_by_user_id" uuid,
	"decision_note" text,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "access_requests_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"brand_id" uuid,
	"region_id" uuid,
	"store_id" uuid,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"created_by_user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "api_keys_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"brand_id" uuid,
	"region_id" uuid,
	"store_id" uuid,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grants_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"reply_status" integer,
	"reply" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_org_id_api_key_id_method_path_key_pk" PRIMARY KEY("org_id","api_key_id","method","path","key")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_hash" "bytea" NOT NULL,
	"address_hash" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"oidc_subject" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"is_disabled" boolean DEFAULT false NOT NULL,
	"locale" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_account_key" UNIQUE("account"),
	CONSTRAINT "users_oidc_subject_key" UNIQUE("oidc_subject")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaigns_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "campaigns_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"path" text collate "C" NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "categories_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "categories_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"pinyin_initials" text collate "C" NOT NULL,
	"brand_id" uuid,
	"category_id" uuid,
	"list_price_fen" bigint,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "products_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "guide_assignments" (
	"org_id" uuid NOT NULL,
	"guide_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"role" text DEFAULT 'guide' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "guide_assignments_org_id_guide_id_store_id_valid_from_pk" PRIMARY KEY("org_id","guide_id","store_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "guides" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"pinyin_initials" text collate "C" NOT NULL,
	"user_id" uuid,
	"wrapped_key" "bytea",
	"phone_hash" "bytea",
	"phone_cipher" "bytea",
	"hired_on" date,
	"left_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guides_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "guides_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"line" integer NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" uuid NOT NULL,
	"before" jsonb,
	"version" integer,
	CONSTRAINT "import_changes_org_id_import_id_ordinal_pk" PRIMARY KEY("org_id","import_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"org_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"header_hash" "bytea" NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_org_id_kind_header_hash_pk" PRIMARY KEY("org_id","kind","header_hash")
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"org_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"field" text,
	"column_name" text,
	"code" text NOT NULL,
	"severity" text DEFAULT 'error' NOT NULL,
	"params" jsonb,
	"value_cipher" "bytea",
	CONSTRAINT "import_problems_org_id_import_id_line_ordinal_pk" PRIMARY KEY("org_id","import_id","line","ordinal")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"file_name" text NOT NULL,
	"file_size" bigint NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"stored_as" text,
	"batch_id" uuid NOT NULL,
	"encoding" text,
	"format" text,
	"header" jsonb,
	"mapping" jsonb,
	"source" text,
	"rows" integer DEFAULT 0 NOT NULL,
	"valid_rows" integer DEFAULT 0 NOT NULL,
	"bad_rows" integer DEFAULT 0 NOT NULL,
	"added_rows" integer DEFAULT 0 NOT NULL,
	"changed_rows" integer DEFAULT 0 NOT NULL,
	"unchanged_rows" integer DEFAULT 0 NOT NULL,
	"processed_rows" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_by_user_id" uuid,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "cipher_batches" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wrapped_key" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cipher_batches_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"last_received_at" timestamp with time zone NOT NULL,
	"last_occurred_at" timestamp with time zone NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "feeds_org_id_source_type_pk" PRIMARY KEY("org_id","source","type")
);
--> statement-breakpoint
CREATE TABLE "quarantined_items" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"ext_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"code" text NOT NULL,
	"path" text,
	"hint" text,
	"batch_id" uuid NOT NULL,
	"body_cipher" "bytea" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"store_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "quarantined_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "consent_changes" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"ext_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"member_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"origin" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"business_day" date NOT NULL,
	"import_id" uuid,
	CONSTRAINT "consent_changes_org_id_source_ext_id_pk" PRIMARY KEY("org_id","source","ext_id")
);
--> statement-breakpoint
CREATE TABLE "dirty_members" (
	"org_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"mark" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dirty_members_org_id_member_id_mark_pk" PRIMARY KEY("org_id","member_id","mark")
);
--> statement-breakpoint
CREATE TABLE "member_identifications" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"ext_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"member_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"guide_id" uuid,
	"touchpoint_id" uuid,
	"channel" text,
	"share_token" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"business_day" date NOT NULL,
	"import_id" uuid,
	CONSTRAINT "member_identifications_org_id_source_ext_id_pk" PRIMARY KEY("org_id","source","ext_id")
);
--> statement-breakpoint
CREATE TABLE "member_identities" (
	"org_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lookup_hash" "bytea" NOT NULL,
	"member_id" uuid NOT NULL,
	"cipher" "bytea" NOT NULL,
	"is_verified" boolean DEFAULT true NOT NULL,
	"source" text NOT NULL,
	"seen_on" date NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_identities_org_id_kind_lookup_hash_pk" PRIMARY KEY("org_id","kind","lookup_hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"name_key" text collate "C",
	"pinyin_initials" text collate "C",
	"gender" text,
	"birth_on" date,
	"home_store_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"joined_on" date NOT NULL,
	"joined_key" text collate "C" NOT NULL,
	"wrapped_key" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "asset_day" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"line" text NOT NULL,
	"cause" text NOT NULL,
	"is_restated" boolean DEFAULT false NOT NULL,
	"gained" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "asset_day_org_id_store_id_line_day_cause_is_restated_pk" PRIMARY KEY("org_id","store_id","line","day","cause","is_restated")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "asset_flows" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"line" text NOT NULL,
	"cause" text NOT NULL,
	"delta" integer NOT NULL,
	"is_restated" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "asset_flows_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "buyer_day" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"store_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"orders" integer NOT NULL,
	CONSTRAINT "buyer_day_org_id_day_store_id_member_id_pk" PRIMARY KEY("org_id","day","store_id","member_id")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "campaign_day" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_day_org_id_campaign_id_day_store_id_pk" PRIMARY KEY("org_id","campaign_id","day","store_id")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "category_day" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"category" text NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "category_day_org_id_day_store_id_category_pk" PRIMARY KEY("org_id","day","store_id","category")
);
--> statement-breakpoint
CREATE TABLE "channel_day" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "channel_day_org_id_day_store_id_channel_pk" PRIMARY KEY("org_id","day","store_id","channel")
);
--> statement-breakpoint
CREATE TABLE "dirty_days" (
	"org_id" uuid NOT NULL,
	"day" date NOT NULL,
	"mark" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dirty_days_org_id_day_mark_pk" PRIMARY KEY("org_id","day","mark")
);
--> statement-breakpoint
CREATE TABLE "guide_day" (
	"org_id" uuid NOT NULL,
	"guide_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "guide_day_org_id_guide_id_day_store_id_pk" PRIMARY KEY("org_id","guide_id","day","store_id")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "node_asset_day" (
	"org_id" uuid NOT NULL,
	"region_id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"day" date NOT NULL,
	"line" text NOT NULL,
	"cause" text NOT NULL,
	"is_restated" boolean DEFAULT false NOT NULL,
	"gained" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "node_asset_day_org_id_region_id_brand_id_line_day_cause_is_restated_pk" PRIMARY KEY("org_id","region_id","brand_id","line","day","cause","is_restated")
);
--> statement-breakpoint
CREATE TABLE "node_buyers" (
	"org_id" uuid NOT NULL,
	"region_id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"grain" text NOT NULL,
	"starts_on" date NOT NULL,
	"buyers" integer NOT NULL,
	CONSTRAINT "node_buyers_org_id_region_id_brand_id_grain_starts_on_pk" PRIMARY KEY("org_id","region_id","brand_id","grain","starts_on")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "node_day" (
	"org_id" uuid NOT NULL,
	"region_id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"identified_orders" integer DEFAULT 0 NOT NULL,
	"visitors" integer DEFAULT 0 NOT NULL,
	"selling_stores" integer DEFAULT 0 NOT NULL,
	"counted_stores" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "node_day_org_id_region_id_brand_id_day_pk" PRIMARY KEY("org_id","region_id","brand_id","day")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "store_day" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_fen" bigint DEFAULT 0 NOT NULL,
	"refunds_fen" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"identified_orders" integer DEFAULT 0 NOT NULL,
	"sensor_visits" integer DEFAULT 0 NOT NULL,
	"manual_visits" integer DEFAULT 0 NOT NULL,
	"page_visits" integer DEFAULT 0 NOT NULL,
	"scans" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "store_day_org_id_store_id_day_pk" PRIMARY KEY("org_id","store_id","day")
) WITH (fillfactor = 60);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"ext_id" text NOT NULL,
	"order_source" text NOT NULL,
	"order_ext_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"amount_fen" bigint NOT NULL,
	"lines" jsonb,
	"reason" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"business_day" date NOT NULL,
	"import_id" uuid,
	CONSTRAINT "order_refunds_org_id_source_ext_id_pk" PRIMARY KEY("org_id","source","ext_id")
);
--> statement-breakpoint
CREATE TABLE "order_voids" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"ext_id" text NOT NULL,
	"order_source" text NOT NULL,
	"order_ext_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_voids_org_id_source_ext_id_pk" PRIMARY KEY("org_id","source","ext_id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"ext_id" text NOT NULL,
	"body_hash" "bytea",
	"store_id" uuid,
	"member_id" uuid,
	"guide_id" uuid,
	"co_guide_id" uuid,
	"campaign_id" uuid,
	"channel" text,
	"share_token" text,
	"amount_fen" bigint,
	"units" integer,
	"lines" jsonb,
	"occurred_at" timestamp with time zone,
	"business_day" date,
	"refunded_fen" bigint DEFAULT 0 NOT NULL,
	"refunds" jsonb,
	"void_count" integer DEFAULT 0 NOT NULL,
	"import_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_org_id_source_ext_id_pk" PRIMARY KEY("org_id","source","ext_id")
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "brands_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "brands_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"source_class" text DEFAULT 'unknown' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channels_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "channels_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "organization_settings" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_settings_org_id_key_pk" PRIMARY KEY("org_id","key")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"cutoff_hour" integer DEFAULT 0 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"up_down_colors" text DEFAULT 'blue_orange' NOT NULL,
	"closed_through_on" date,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"path" text collate "C" NOT NULL,
	"depth" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "regions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "regions_org_id_code_key" UNIQUE("org_id","code"),
	CONSTRAINT "regions_org_id_path_key" UNIQUE("org_id","path")
);
--> statement-breakpoint
CREATE TABLE "store_region_history" (
	"org_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"region_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "store_region_history_org_id_store_id_valid_from_pk" PRIMARY KEY("org_id","store_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "store_status_changes" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"reason" text,
	"effective_on" date NOT NULL,
	"actor_name" text NOT NULL,
	"actor_user_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "store_status_changes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"brand_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"pinyin_full" text collate "C" NOT NULL,
	"pinyin_initials" text collate "C" NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"format" text,
	"area_m2" numeric(9, 1),
	"city_code" text,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text,
	"opening_hours" jsonb,
	"opened_on" date,
	"closed_on" date,
	"manager_name" text,
	"manager_user_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stores_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "stores_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "touchpoints" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"placed_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "touchpoints_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "touchpoints_org_id_code_key" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "ingest_keys" (
	"org_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ingest_keys_org_id_key_hash_pk" PRIMARY KEY("org_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "touchpoint_scans" (
	"org_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"store_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"touchpoint_id" uuid NOT NULL,
	"member_id" uuid,
	"visitor" text,
	"channel" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"import_id" uuid,
	CONSTRAINT "touchpoint_scans_org_id_business_day_store_id_key_hash_pk" PRIMARY KEY("org_id","business_day","store_id","key_hash")
) PARTITION BY RANGE ("business_day");
--> statement-breakpoint
CREATE TABLE "visit_counts" (
	"org_id" uuid NOT NULL,
	"business_day" date NOT NULL,
	"store_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"visits" integer NOT NULL,
	"minutes" integer NOT NULL,
	"counter" text NOT NULL,
	"zone" text,
	"channel" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"import_id" uuid,
	CONSTRAINT "visit_counts_org_id_business_day_store_id_key_hash_pk" PRIMARY KEY("org_id","business_day","store_id","key_hash")
) PARTITION BY RANGE ("business_day");
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_org_id_user_id_memberships_org_id_user_id_fk" FOREIGN KEY ("org_id","user_id") REFERENCES "memberships"("org_id","user_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_brand_id_brands_org_id_id_fk" FOREIGN KEY ("org_id","brand_id") REFERENCES "brands"("org_id","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_region_id_regions_org_id_id_fk" FOREIGN KEY ("org_id","region_id") REFERENCES "regions"("org_id","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_org_id_user_id_memberships_org_id_user_id_fk" FOREIGN KEY ("org_id","user_id") REFERENCES "memberships"("org_id","user_id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_org_id_brand_id_brands_org_id_id_fk" FOREIGN KEY ("org_id","brand_id") REFERENCES "brands"("org_id","id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_org_id_region_id_regions_org_id_id_fk" FOREIGN KEY ("org_id","region_id") REFERENCES "regions"("org_id","id");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_org_id_parent_id_categories_org_id_id_fk" FOREIGN KEY ("org_id","parent_id") REFERENCES "categories"("org_id","id");--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_org_id_brand_id_brands_org_id_id_fk" FOREIGN KEY ("org_id","brand_id") REFERENCES "brands"("org_id","id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_org_id_category_id_categories_org_id_id_fk" FOREIGN KEY ("org_id","category_id") REFERENCES "categories"("org_id","id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "guide_assignments" ADD CONSTRAINT "guide_assignments_org_id_guide_id_guides_org_id_id_fk" FOREIGN KEY ("org_id","guide_id") REFERENCES "guides"("org_id","id");--> statement-breakpoint
ALTER TABLE "guide_assignments" ADD CONSTRAINT "guide_assignments_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "guides" ADD CONSTRAINT "guides_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_org_id_import_id_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "imports"("org_id","id");--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_org_id_import_id_imports_org_id_id_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "imports"("org_id","id");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_org_id_batch_id_cipher_batches_org_id_id_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "cipher_batches"("org_id","id");--> statement-breakpoint
ALTER TABLE "cipher_batches" ADD CONSTRAINT "cipher_batches_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "quarantined_items" ADD CONSTRAINT "quarantined_items_org_id_batch_id_cipher_batches_org_id_id_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "cipher_batches"("org_id","id");--> statement-breakpoint
ALTER TABLE "consent_changes" ADD CONSTRAINT "consent_changes_org_id_member_id_members_org_id_id_fk" FOREIGN KEY ("org_id","member_id") REFERENCES "members"("org_id","id");--> statement-breakpoint
ALTER TABLE "member_identifications" ADD CONSTRAINT "member_identifications_org_id_member_id_members_org_id_id_fk" FOREIGN KEY ("org_id","member_id") REFERENCES "members"("org_id","id");--> statement-breakpoint
ALTER TABLE "member_identifications" ADD CONSTRAINT "member_identifications_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "member_identities" ADD CONSTRAINT "member_identities_org_id_member_id_members_org_id_id_fk" FOREIGN KEY ("org_id","member_id") REFERENCES "members"("org_id","id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_org_id_home_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","home_store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "order_voids" ADD CONSTRAINT "order_voids_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "organization_settings" ADD CONSTRAINT "organization_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_org_id_parent_id_regions_org_id_id_fk" FOREIGN KEY ("org_id","parent_id") REFERENCES "regions"("org_id","id");--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "store_region_history" ADD CONSTRAINT "store_region_history_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "store_region_history" ADD CONSTRAINT "store_region_history_org_id_region_id_regions_org_id_id_fk" FOREIGN KEY ("org_id","region_id") REFERENCES "regions"("org_id","id");--> statement-breakpoint
ALTER TABLE "store_status_changes" ADD CONSTRAINT "store_status_changes_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_org_id_brand_id_brands_org_id_id_fk" FOREIGN KEY ("org_id","brand_id") REFERENCES "brands"("org_id","id");--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "organizations"("org_id");--> statement-breakpoint
ALTER TABLE "touchpoints" ADD CONSTRAINT "touchpoints_org_id_store_id_stores_org_id_id_fk" FOREIGN KEY ("org_id","store_id") REFERENCES "stores"("org_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_at_idx" ON "audit_events" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_action_idx" ON "audit_events" USING btree ("org_id","action","at");--> statement-breakpoint
CREATE INDEX "access_requests_org_id_status_idx" ON "access_requests" USING btree ("org_id","status","created_at");--> statement-breakpoint
CREATE INDEX "api_keys_secret_hash_idx" ON "api_keys" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "grants_org_id_user_id_idx" ON "grants" USING btree ("org_id","user_id");--> statement-breakpoint
CREATE INDEX "memberships_user_id_idx" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_account_hash_idx" ON "sign_in_attempts" USING btree ("account_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address_hash_idx" ON "sign_in_attempts" USING btree ("address_hash","at");--> statement-breakpoint
CREATE INDEX "products_org_id_name_key_idx" ON "products" USING btree ("org_id","name_key");--> statement-breakpoint
CREATE INDEX "products_org_id_pinyin_initials_idx" ON "products" USING btree ("org_id","pinyin_initials");--> statement-breakpoint
CREATE INDEX "products_org_id_category_id_idx" ON "products" USING btree ("org_id","category_id");--> statement-breakpoint
CREATE INDEX "guide_assignments_org_id_store_id_idx" ON "guide_assignments" USING btree ("org_id","store_id");--> statement-breakpoint
CREATE INDEX "guides_org_id_name_key_idx" ON "guides" USING btree ("org_id","name_key");--> statement-breakpoint
CREATE INDEX "guides_org_id_user_id_idx" ON "guides" USING btree ("org_id","user_id");--> statement-breakpoint
CREATE INDEX "imports_org_id_created_at_idx" ON "imports" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_org_id_file_hash_idx" ON "imports" USING btree ("org_id","file_hash");--> statement-breakpoint
CREATE INDEX "quarantined_items_org_id_status_idx" ON "quarantined_items" USING btree ("org_id","status","received_at");--> statement-breakpoint
CREATE INDEX "quarantined_items_org_id_key_idx" ON "quarantined_items" USING btree ("org_id","source","type","ext_id");--> statement-breakpoint
CREATE INDEX "consent_changes_org_id_member_id_idx" ON "consent_changes" USING btree ("org_id","member_id","occurred_at");--> statement-breakpoint
CREATE INDEX "member_identifications_org_id_member_id_idx" ON "member_identifications" USING btree ("org_id","member_id");--> statement-breakpoint
CREATE INDEX "member_identities_org_id_member_id_idx" ON "member_identities" USING btree ("org_id","member_id");--> statement-breakpoint
CREATE INDEX "members_org_id_home_store_id_idx" ON "members" USING btree ("org_id","home_store_id","joined_on");--> statement-breakpoint
CREATE INDEX "members_org_id_name_key_idx" ON "members" USING btree ("org_id","name_key");--> statement-breakpoint
CREATE INDEX "asset_day_org_id_day_idx" ON "asset_day" USING btree ("org_id","day");--> statement-breakpoint
CREATE INDEX "asset_flows_org_id_store_id_day_idx" ON "asset_flows" USING btree ("org_id","store_id","day");--> statement-breakpoint
CREATE INDEX "asset_flows_org_id_member_id_idx" ON "asset_flows" USING btree ("org_id","member_id");--> statement-breakpoint
CREATE INDEX "guide_day_org_id_store_id_day_idx" ON "guide_day" USING btree ("org_id","store_id","day");--> statement-breakpoint
CREATE INDEX "store_day_org_id_day_idx" ON "store_day" USING btree ("org_id","day");--> statement-breakpoint
CREATE INDEX "order_refunds_org_id_order_idx" ON "order_refunds" USING btree ("org_id","order_source","order_ext_id");--> statement-breakpoint
CREATE INDEX "orders_org_id_store_id_business_day_idx" ON "orders" USING btree ("org_id","store_id","business_day");--> statement-breakpoint
CREATE INDEX "orders_org_id_member_id_business_day_idx" ON "orders" USING btree ("org_id","member_id","business_day");--> statement-breakpoint
CREATE INDEX "regions_org_id_parent_id_idx" ON "regions" USING btree ("org_id","parent_id");--> statement-breakpoint
CREATE INDEX "store_region_history_org_id_region_id_idx" ON "store_region_history" USING btree ("org_id","region_id");--> statement-breakpoint
CREATE INDEX "store_status_changes_org_id_store_id_idx" ON "store_status_changes" USING btree ("org_id","store_id","at");--> statement-breakpoint
CREATE INDEX "stores_org_id_brand_id_idx" ON "stores" USING btree ("org_id","brand_id");--> statement-breakpoint
CREATE INDEX "stores_org_id_name_key_idx" ON "stores" USING btree ("org_id","name_key");--> statement-breakpoint
CREATE INDEX "stores_org_id_pinyin_initials_idx" ON "stores" USING btree ("org_id","pinyin_initials");--> statement-breakpoint
CREATE INDEX "stores_org_id_pinyin_full_idx" ON "stores" USING btree ("org_id","pinyin_full");--> statement-breakpoint
CREATE INDEX "touchpoints_org_id_store_id_idx" ON "touchpoints" USING btree ("org_id","store_id");