CREATE TABLE `rate_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`spent` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
DROP TABLE `sign_in_attempts`;--> statement-breakpoint
ALTER TABLE `media` ADD `expires_at` integer;--> statement-breakpoint
CREATE INDEX `media_expiring` ON `media` (`organisation_id`,`expires_at`,`bytes`) WHERE "media"."expires_at" is not null;