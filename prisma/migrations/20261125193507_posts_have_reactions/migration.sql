-- Reactions: one of each kind for each person.

-- CreateTable
CREATE TABLE "reaction" (
    "post_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("post_id","kind","member_id")
);

-- CreateIndex
CREATE INDEX "reaction_member" ON "reaction"("member_id");

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "reaction" ADD CONSTRAINT "reaction_kind" CHECK ("kind" IN ('agree', 'thanks', 'seen', 'bravo', 'mine'));
