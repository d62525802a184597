-- How people follow things: their choices are rows; what nobody chose follows from where they are and what they wrote.

-- CreateTable
CREATE TABLE "follow" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "item_id" UUID,
    "organisation_id" UUID,
    "level" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "follow_level" CHECK ("level" IN ('everything', 'threads', 'mentions', 'nothing')),
    -- Neither is the whole cluster.
    CONSTRAINT "follow_one_place" CHECK (num_nonnulls("item_id", "organisation_id") <= 1)
);

-- CreateIndex
CREATE UNIQUE INDEX "follow_once" ON "follow"("member_id", "item_id", "organisation_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "follow_item" ON "follow"("item_id");

-- CreateIndex
CREATE INDEX "follow_organisation" ON "follow"("organisation_id");

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- They are kept in memory with whoever made them.
CREATE TRIGGER "follow_is_told" AFTER INSERT OR UPDATE OR DELETE ON "follow"
  FOR EACH ROW EXECUTE FUNCTION tell_change('follows', 'member_id');

-- Whoever wrote in a thread follows it.
ALTER TABLE "thread_reading" ADD COLUMN "wrote" BOOLEAN NOT NULL DEFAULT false;
INSERT INTO "thread_reading" ("thread_id", "member_id", "number", "at", "wrote")
  SELECT o."thread_id", o."author_id", max(o."number"), max(o."at"), true FROM "post" o WHERE o."author_id" IS NOT NULL GROUP BY 1, 2
  ON CONFLICT ("thread_id", "member_id") DO UPDATE SET "wrote" = true;
