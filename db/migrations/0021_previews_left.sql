-- A default fills the rows there are, which an update under row security would not reach: every preview counts as left.
ALTER TABLE "previews" ADD COLUMN "left_at" timestamp with time zone DEFAULT now();
--> statement-breakpoint
ALTER TABLE "previews" ALTER COLUMN "left_at" DROP DEFAULT;
