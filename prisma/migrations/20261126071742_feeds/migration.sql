-- CreateEnum
CREATE TYPE "feed_kind" AS ENUM ('mine', 'organisation', 'project', 'place');

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "feed_kind" NOT NULL,
    "organisation_id" UUID,
    "project_id" UUID,
    "place_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feed_member" ON "feed"("member_id");

-- CreateIndex
CREATE INDEX "feed_organisation" ON "feed"("organisation_id");

-- CreateIndex
CREATE INDEX "feed_project" ON "feed"("project_id");

-- CreateIndex
CREATE INDEX "feed_place" ON "feed"("place_id");

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- A feed names just what its kind needs.
ALTER TABLE "feed" ADD CONSTRAINT "feed_names_its_kind" CHECK (
  (("kind" = 'organisation') = ("organisation_id" IS NOT NULL))
  AND (("kind" = 'project') = ("project_id" IS NOT NULL))
  AND (("kind" = 'place') = ("place_id" IS NOT NULL))
);
