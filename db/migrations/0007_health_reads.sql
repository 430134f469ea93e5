-- /api/health compares what this database has seen with what the sources need.
GRANT USAGE ON SCHEMA drizzle TO waterwheel_pipeline;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO waterwheel_pipeline;
