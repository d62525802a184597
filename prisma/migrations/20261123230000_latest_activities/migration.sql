-- What moved in several projects at once is read by time: by project, all their history was read and sorted for its last lines.
CREATE INDEX "activity_at" ON "activity"("at" DESC, "id" DESC);
