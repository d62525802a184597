-- An audience may be the managers of an organisation, or the administrators of the cluster. The type is made anew: a value that is added to
-- one (ADD VALUE) may not be used before it is committed, and restoring a backup lays all migrations in one transaction.
ALTER TABLE "audience_grant" DROP CONSTRAINT "audience_grant_names_its_kind";
DROP INDEX "audience_grant_once";
DROP INDEX "audience_grant_everyone";

ALTER TYPE "grant_kind" RENAME TO "grant_kind_before";
CREATE TYPE "grant_kind" AS ENUM ('public', 'cluster', 'organisation', 'managers', 'administrators', 'team', 'person');
ALTER TABLE "audience_grant" ALTER COLUMN "kind" TYPE "grant_kind" USING "kind"::text::"grant_kind";
DROP TYPE "grant_kind_before";

-- A grant names just what its kind needs: managers are those of an organisation. An audience never has the same grant twice, and grants
-- that name nobody are found by their kind.
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_names_its_kind" CHECK (
  (("kind" IN ('organisation', 'managers')) = ("organisation_id" IS NOT NULL))
  AND (("kind" = 'team') = ("project_id" IS NOT NULL))
  AND (("kind" = 'person') = ("member_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "audience_grant_once" ON "audience_grant" ("audience_id", "kind", COALESCE("organisation_id", "project_id", "member_id", "audience_id"));
CREATE INDEX "audience_grant_everyone" ON "audience_grant" ("kind", "audience_id") WHERE "kind" IN ('public', 'cluster', 'administrators');
