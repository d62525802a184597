-- The foundation: items, audiences and activities; accounts, organisations, projects, discussions.

CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;


-- CreateEnum
CREATE TYPE "grant_kind" AS ENUM ('public', 'cluster', 'organisation', 'team', 'person');

-- CreateEnum
CREATE TYPE "membership_role" AS ENUM ('manager', 'member', 'volunteer');

-- CreateEnum
CREATE TYPE "project_stage" AS ENUM ('idea', 'preparation', 'under_way', 'finished', 'archived');

-- CreateEnum
CREATE TYPE "project_visibility" AS ENUM ('cluster', 'organisations', 'team');

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "occupation" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "presence" BOOLEAN NOT NULL DEFAULT true,
    "audience_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administrator" (
    "member_id" UUID NOT NULL,
    "granted_by" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "administrator_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "hash" BYTEA NOT NULL,
    "session_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "founded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organisation_id" UUID,
    "project_id" UUID,
    "audience_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "trashed_at" TIMESTAMPTZ(3),
    "trashed_by" UUID,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience" (
    "id" UUID NOT NULL,

    CONSTRAINT "audience_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience_grant" (
    "id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "kind" "grant_kind" NOT NULL,
    "organisation_id" UUID,
    "project_id" UUID,
    "member_id" UUID,

    CONSTRAINT "audience_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_id" UUID,
    "item_id" UUID,
    "project_id" UUID,
    "audience_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "last_author_id" UUID,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_removal" (
    "post_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_removal_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "thread_closure" (
    "thread_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_closure_pkey" PRIMARY KEY ("thread_id")
);

-- CreateTable
CREATE TABLE "thread_reading" (
    "thread_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_reading_pkey" PRIMARY KEY ("thread_id","member_id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" CITEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "dye" TEXT NOT NULL,
    "weave" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "town" TEXT NOT NULL DEFAULT '',
    "audience_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "stage" "project_stage" NOT NULL DEFAULT 'idea',
    "visibility" "project_visibility" NOT NULL DEFAULT 'organisations',
    "lead_id" UUID,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_partner" (
    "project_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "project_partner_pkey" PRIMARY KEY ("project_id","organisation_id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("project_id","member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_name" ON "member"("name", "id");

-- CreateIndex
CREATE INDEX "session_member" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "refresh_token_session" ON "refresh_token"("session_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_key_at" ON "sign_in_failure"("key", "at");

-- CreateIndex
CREATE INDEX "item_kind_last" ON "item"("kind", "last_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "item_audience_kind_last" ON "item"("audience_id", "kind", "last_at" DESC);

-- CreateIndex
CREATE INDEX "item_project_kind_last" ON "item"("project_id", "kind", "last_at" DESC);

-- CreateIndex
CREATE INDEX "item_organisation_kind" ON "item"("organisation_id", "kind");

-- CreateIndex
CREATE INDEX "audience_grant_audience" ON "audience_grant"("audience_id");

-- CreateIndex
CREATE INDEX "audience_grant_organisation" ON "audience_grant"("organisation_id");

-- CreateIndex
CREATE INDEX "audience_grant_project" ON "audience_grant"("project_id");

-- CreateIndex
CREATE INDEX "audience_grant_member" ON "audience_grant"("member_id");

-- CreateIndex
CREATE INDEX "activity_project_at" ON "activity"("project_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_audience_at" ON "activity"("audience_id", "at" DESC);

-- CreateIndex
CREATE INDEX "activity_item_at" ON "activity"("item_id", "at" DESC);

-- CreateIndex
CREATE INDEX "activity_actor" ON "activity"("actor_id");

-- CreateIndex
CREATE INDEX "post_author" ON "post"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_thread_number" ON "post"("thread_id", "number");

-- CreateIndex
CREATE INDEX "thread_reading_member" ON "thread_reading"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_initials_key" ON "organisation"("initials");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_thread" ON "organisation"("dye", "weave");

-- CreateIndex
CREATE INDEX "membership_member" ON "membership"("member_id");

-- CreateIndex
CREATE INDEX "membership_organisation" ON "membership"("organisation_id");

-- CreateIndex
CREATE INDEX "project_partner_organisation" ON "project_partner"("organisation_id");

-- CreateIndex
CREATE INDEX "team_member_member" ON "team_member"("member_id");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "administrator" ADD CONSTRAINT "administrator_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "administrator" ADD CONSTRAINT "administrator_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_trashed_by_fkey" FOREIGN KEY ("trashed_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_id_fkey" FOREIGN KEY ("id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_last_author_id_fkey" FOREIGN KEY ("last_author_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_removal" ADD CONSTRAINT "post_removal_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_removal" ADD CONSTRAINT "post_removal_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_closure" ADD CONSTRAINT "thread_closure_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_closure" ADD CONSTRAINT "thread_closure_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reading" ADD CONSTRAINT "thread_reading_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reading" ADD CONSTRAINT "thread_reading_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_id_fkey" FOREIGN KEY ("id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- Names are sorted as French readers expect, whatever the locale of the server.
ALTER TABLE "member" ALTER COLUMN "name" TYPE TEXT COLLATE "fr-x-icu";
ALTER TABLE "organisation" ALTER COLUMN "name" TYPE CITEXT COLLATE "fr-x-icu";

-- A grant names just what its kind needs, and an audience never has the same grant twice.
ALTER TABLE "audience_grant" ADD CONSTRAINT "audience_grant_names_its_kind" CHECK (
  (("kind" = 'organisation') = ("organisation_id" IS NOT NULL))
  AND (("kind" = 'team') = ("project_id" IS NOT NULL))
  AND (("kind" = 'person') = ("member_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "audience_grant_once" ON "audience_grant" ("audience_id", "kind", COALESCE("organisation_id", "project_id", "member_id", "audience_id"));
CREATE INDEX "audience_grant_everyone" ON "audience_grant" ("kind", "audience_id") WHERE "kind" IN ('public', 'cluster');

-- Two audiences that every installation has: anybody, and everybody who belongs to a member organisation.
INSERT INTO "audience" ("id") VALUES ('00000000-0000-7000-8000-000000000001'), ('00000000-0000-7000-8000-000000000002');
INSERT INTO "audience_grant" ("id", "audience_id", "kind") VALUES
  ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', 'public'),
  ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000002', 'cluster');

-- One cluster to an installation.
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_is_one" CHECK ("id" = 1);

-- A membership covers at least a day, and a person is not twice in the same organisation at the same time.
ALTER TABLE "membership" ADD CONSTRAINT "membership_lasts" CHECK ("ends_on" IS NULL OR "ends_on" >= "starts_on");
ALTER TABLE "membership" ADD CONSTRAINT "membership_once" EXCLUDE USING gist (
  "organisation_id" WITH =, "member_id" WITH =, daterange("starts_on", "ends_on", '[)') WITH &&
);

ALTER TABLE "project" ADD CONSTRAINT "project_lasts" CHECK ("ends_on" IS NULL OR "starts_on" IS NULL OR "ends_on" >= "starts_on");
-- A title is never blank, whatever door it came through.
ALTER TABLE "item" ADD CONSTRAINT "item_has_title" CHECK (btrim("title") <> '');

-- What lies in a project is seen by whoever sees the project: its items point at the project's own audience.
CREATE FUNCTION item_keeps_to_its_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."project_id" IS NOT NULL AND NEW."audience_id" <> (SELECT "audience_id" FROM "item" WHERE "id" = NEW."project_id") THEN
    RAISE EXCEPTION 'item % is not shared like its project %', NEW."id", NEW."project_id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "item_keeps_to_its_project" BEFORE INSERT OR UPDATE OF "project_id", "audience_id" ON "item"
  FOR EACH ROW EXECUTE FUNCTION item_keeps_to_its_project();
