-- CreateEnum
CREATE TYPE "phone_readers" AS ENUM ('nobody', 'managers', 'colleagues', 'cluster');

-- CreateEnum
CREATE TYPE "factor_rule" AS ENUM ('nobody', 'administrators', 'everyone');

-- CreateEnum
CREATE TYPE "joining" AS ENUM ('closed', 'application', 'free');

-- CreateEnum
CREATE TYPE "closure_kind" AS ENUM ('archived', 'merged', 'left');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('sign_in', 'reset', 'old_address', 'new_address');

-- AlterTable
ALTER TABLE "cluster" ADD COLUMN     "logo" INTEGER,
ADD COLUMN     "mail_from" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "open_joining" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "retention_days" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "second_factor" "factor_rule" NOT NULL DEFAULT 'nobody',
ADD COLUMN     "smtp" BYTEA,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "about" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone_readers" "phone_readers" NOT NULL DEFAULT 'managers',
ADD COLUMN     "portrait" INTEGER,
ADD COLUMN     "pronouns" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "text_size" INTEGER NOT NULL DEFAULT 100,
ADD COLUMN     "theme" TEXT NOT NULL DEFAULT 'auto',
ADD COLUMN     "time_zone" TEXT,
ALTER COLUMN "email" DROP NOT NULL;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "lapsed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "joining" "joining" NOT NULL DEFAULT 'closed',
ADD COLUMN     "questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "site" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "factor_at" TIMESTAMPTZ(3),
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password';

-- CreateTable
CREATE TABLE "suspension" (
    "member_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "departure" (
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "departure_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_id" UUID,
    "helper_id" UUID,
    "member_id" UUID,
    "organisation_id" UUID,
    "item_id" UUID,
    "facts" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_origin" (
    "entry_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "audit_origin_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "backup" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "seconds" INTEGER NOT NULL,

    CONSTRAINT "backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "ends_on" DATE,
    "language" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "token_hash" BYTEA NOT NULL,
    "invited_by" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poster" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "role" "membership_role" NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "poster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "thread_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "accepted" BOOLEAN,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people_import" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "by_id" UUID,
    "file_name" TEXT NOT NULL,
    "columns" TEXT[],
    "mapping" JSONB,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people_import_line" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" TEXT[],
    "outcome" TEXT,
    "problem" TEXT,
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "people_import_line_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "organisation_closure" (
    "organisation_id" UUID NOT NULL,
    "kind" "closure_kind" NOT NULL,
    "into_id" UUID,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_closure_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "hash" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "address_change" (
    "member_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(3),
    "new_confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "sign_in_step" (
    "hash" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_step_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "totp" (
    "member_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,

    CONSTRAINT "totp_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_ceremony" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_ceremony_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_session" (
    "id" UUID NOT NULL,
    "helper_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "session_id" UUID,

    CONSTRAINT "help_session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_at" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_organisation" ON "audit_entry"("organisation_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_member" ON "audit_entry"("member_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor" ON "audit_entry"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_verb" ON "audit_entry"("verb", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_origin_at" ON "audit_origin"("at");

-- CreateIndex
CREATE INDEX "backup_at" ON "backup"("at" DESC);

-- CreateIndex
CREATE INDEX "letter_written" ON "letter"("written_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation" ON "invitation"("organisation_id", "sent_at" DESC);

-- CreateIndex
CREATE INDEX "invitation_email" ON "invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "poster_token_key" ON "poster"("token");

-- CreateIndex
CREATE INDEX "poster_organisation" ON "poster"("organisation_id");

-- CreateIndex
CREATE INDEX "application_organisation" ON "application"("organisation_id", "at" DESC);

-- CreateIndex
CREATE INDEX "application_member" ON "application"("member_id");

-- CreateIndex
CREATE INDEX "people_import_by" ON "people_import"("by_id");

-- CreateIndex
CREATE INDEX "organisation_closure_into" ON "organisation_closure"("into_id");

-- CreateIndex
CREATE INDEX "one_time_link_member" ON "one_time_link"("member_id", "purpose");

-- CreateIndex
CREATE INDEX "sign_in_step_member" ON "sign_in_step"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_hash" ON "recovery_code"("member_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_member" ON "passkey"("member_id");

-- CreateIndex
CREATE INDEX "passkey_ceremony_member" ON "passkey_ceremony"("member_id");

-- CreateIndex
CREATE INDEX "identity_member" ON "identity"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_member" ON "api_token"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "help_session_session_id_key" ON "help_session"("session_id");

-- CreateIndex
CREATE INDEX "help_session_member" ON "help_session"("member_id");

-- CreateIndex
CREATE INDEX "help_session_helper" ON "help_session"("helper_id");

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure" ADD CONSTRAINT "departure_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poster" ADD CONSTRAINT "poster_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poster" ADD CONSTRAINT "poster_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people_import_line" ADD CONSTRAINT "people_import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "people_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_closure" ADD CONSTRAINT "organisation_closure_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_closure" ADD CONSTRAINT "organisation_closure_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_closure" ADD CONSTRAINT "organisation_closure_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_step" ADD CONSTRAINT "sign_in_step_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_ceremony" ADD CONSTRAINT "passkey_ceremony_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_session" ADD CONSTRAINT "help_session_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_session" ADD CONSTRAINT "help_session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_session" ADD CONSTRAINT "help_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- A person without an address cannot hold a password; whoever left holds neither.
ALTER TABLE "member" ADD CONSTRAINT "member_password_needs_address" CHECK ("password_hash" IS NULL OR "email" IS NOT NULL);
ALTER TABLE "member" ADD CONSTRAINT "member_text_size" CHECK ("text_size" BETWEEN 80 AND 200);
CREATE INDEX "member_skills" ON "member" USING GIN ("skills");

-- One invitation at a time for an address in an organisation, one poster, one application that waits for its answer.
CREATE UNIQUE INDEX "invitation_once" ON "invitation" ("organisation_id", "email") WHERE "accepted_at" IS NULL AND "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "poster_once" ON "poster" ("organisation_id") WHERE "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "application_once" ON "application" ("organisation_id", "member_id") WHERE "answered_at" IS NULL;

ALTER TABLE "organisation_closure" ADD CONSTRAINT "organisation_closure_into_another" CHECK (
  (("kind" = 'merged') = ("into_id" IS NOT NULL)) AND "into_id" IS DISTINCT FROM "organisation_id"
);

-- Nobody edits what was noted, not even the application's own role.
CREATE FUNCTION audit_is_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_entry_stays" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION audit_is_for_good();
CREATE TRIGGER "audit_entry_stays_whole" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_for_good();
