-- Pinned on top of the list of its place.
CREATE TABLE "thread_pin" (
    "thread_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pin_pkey" PRIMARY KEY ("thread_id")
);
ALTER TABLE "thread_pin" ADD CONSTRAINT "thread_pin_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_pin" ADD CONSTRAINT "thread_pin_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Asks its readers to say that they have read it.
CREATE TABLE "announcement" (
    "thread_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("thread_id")
);
CREATE TABLE "confirmation" (
    "thread_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("thread_id","member_id")
);
CREATE INDEX "confirmation_member" ON "confirmation"("member_id");
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "announcement"("thread_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A thread between people: the same people have one.
CREATE TABLE "conversation" (
    "thread_id" UUID NOT NULL,
    "people_key" TEXT,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("thread_id")
);
CREATE UNIQUE INDEX "conversation_people" ON "conversation"("people_key");
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Its messages stand in another thread, and its address leads there.
CREATE TABLE "thread_merger" (
    "thread_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_merger_pkey" PRIMARY KEY ("thread_id"),
    CONSTRAINT "thread_merger_is_into_another" CHECK ("thread_id" <> "into_id")
);
CREATE INDEX "thread_merger_into" ON "thread_merger"("into_id");
ALTER TABLE "thread_merger" ADD CONSTRAINT "thread_merger_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_merger" ADD CONSTRAINT "thread_merger_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_merger" ADD CONSTRAINT "thread_merger_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A number is never given twice: where a message stood that went elsewhere, a trace keeps its number and knows where it is.
ALTER TABLE "thread" ADD COLUMN "traces" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "post_trace" (
    "post_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER,
    "thread_id" UUID,
    "moved_id" UUID,
    "from_item_id" UUID,
    "from_organisation_id" UUID,

    CONSTRAINT "post_trace_pkey" PRIMARY KEY ("post_id"),
    CONSTRAINT "post_trace_kind" CHECK ("kind" IN ('gone', 'split', 'merged', 'moved', 'left')),
    CONSTRAINT "post_trace_knows_what_went" CHECK (("kind" = 'gone') = ("moved_id" IS NOT NULL))
);
CREATE INDEX "post_trace_moved" ON "post_trace"("moved_id");
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_moved_id_fkey" FOREIGN KEY ("moved_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_from_item_id_fkey" FOREIGN KEY ("from_item_id") REFERENCES "item"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "post_trace" ADD CONSTRAINT "post_trace_from_organisation_id_fkey" FOREIGN KEY ("from_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
