-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "drawing" TEXT NOT NULL DEFAULT 'none',
    "payer_id" UUID,
    "attached_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "payer_id" UUID,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "file_payer" ON "file"("payer_id");

-- CreateIndex
CREATE INDEX "upload_payer" ON "upload"("payer_id");

-- CreateIndex
CREATE INDEX "upload_member" ON "upload"("member_id");

-- CreateIndex
CREATE INDEX "upload_last" ON "upload"("last_at");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_id_fkey" FOREIGN KEY ("id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here: what the schema language cannot say.

-- No file weighs less than nothing, and none is named by nothing.
ALTER TABLE "file" ADD CONSTRAINT "file_weighs" CHECK ("bytes" >= 0);
ALTER TABLE "upload" ADD CONSTRAINT "upload_weighs" CHECK ("bytes" >= 0);
ALTER TABLE "upload" ADD CONSTRAINT "upload_has_name" CHECK (btrim("name") <> '');

-- Only what has a width and a height can be drawn.
ALTER TABLE "file" ADD CONSTRAINT "file_drawing" CHECK ("drawing" IN ('none', 'waiting', 'drawn'));
ALTER TABLE "file" ADD CONSTRAINT "file_measured" CHECK (
  ("width" IS NULL) = ("height" IS NULL) AND ("drawing" = 'none' OR "width" IS NOT NULL)
);

-- Those that hang on nothing are looked for every hour, to be cleared away.
CREATE INDEX "file_unattached" ON "file" ("id") WHERE "attached_at" IS NULL;

-- A file as `FileRef`, in JSON: it stands beside whatever carries it, in the same statement.
CREATE FUNCTION file_ref(i "item", f "file") RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('id', i."id", 'name', i."title", 'kind', f."kind", 'type', f."type", 'bytes', f."bytes",
    'version', left(encode(f."sha256", 'hex'), 16),
    'picture', CASE WHEN f."drawing" <> 'none' THEN json_build_object('width', f."width", 'height', f."height", 'drawn', f."drawing" = 'drawn') END)
$$;
