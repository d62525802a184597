-- One strand of a project's timeline, however rare it is in it, is found without walking through the others.
CREATE INDEX "activity_project_verb_at" ON "activity" ("project_id", "verb", "at" DESC, "id" DESC) WHERE "project_id" IS NOT NULL;
