CREATE TABLE "ended_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);

--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON ended_sessions TO waterwheel_pipeline;
