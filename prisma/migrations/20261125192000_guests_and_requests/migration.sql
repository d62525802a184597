-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "declined_at" TIMESTAMPTZ(3),
ADD COLUMN     "project_id" UUID,
ALTER COLUMN "organisation_id" DROP NOT NULL,
ALTER COLUMN "role" DROP NOT NULL;

-- CreateTable
CREATE TABLE "project_request" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "word" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "accepted" BOOLEAN,

    CONSTRAINT "project_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "project_request_project" ON "project_request"("project_id", "at");

-- CreateIndex
CREATE INDEX "project_request_member" ON "project_request"("member_id");

-- CreateIndex
CREATE INDEX "invitation_project" ON "invitation"("project_id", "sent_at" DESC);

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_request" ADD CONSTRAINT "project_request_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_request" ADD CONSTRAINT "project_request_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_request" ADD CONSTRAINT "project_request_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- An invitation leads to one place: an organisation, in a role, or the team of a project, where nobody has one.
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_place" CHECK (
  num_nonnulls("organisation_id", "project_id") = 1 AND (("role" IS NULL) = ("organisation_id" IS NULL)) AND ("project_id" IS NULL OR "ends_on" IS NULL)
);
-- And is answered once.
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_answered_once" CHECK ("accepted_at" IS NULL OR "declined_at" IS NULL);

-- One that was declined no longer waits: the address can be invited again.
DROP INDEX "invitation_once";
CREATE UNIQUE INDEX "invitation_once" ON "invitation" ("organisation_id", "email")
  WHERE "accepted_at" IS NULL AND "withdrawn_at" IS NULL AND "declined_at" IS NULL;
CREATE UNIQUE INDEX "invitation_project_once" ON "invitation" ("project_id", "email")
  WHERE "accepted_at" IS NULL AND "withdrawn_at" IS NULL AND "declined_at" IS NULL;

-- Asked twice is asked once.
CREATE UNIQUE INDEX "project_request_once" ON "project_request" ("project_id", "member_id") WHERE "answered_at" IS NULL;
ALTER TABLE "project_request" ADD CONSTRAINT "project_request_answer" CHECK ("accepted" IS NULL OR "answered_at" IS NOT NULL);
