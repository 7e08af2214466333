CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`account` text NOT NULL,
	`provider_id` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`quality` text,
	`components` text NOT NULL,
	`status_at` integer NOT NULL,
	`category_at` integer NOT NULL,
	`quality_at` integer NOT NULL,
	`synced_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `templates_name` ON `templates` (`organisation_id`,`account`,`name`,`language`);