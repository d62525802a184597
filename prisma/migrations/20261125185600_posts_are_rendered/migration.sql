-- Texts are rendered when they are written: the HTML, which renderer made it, and what of ours it names.
ALTER TABLE "post" ADD COLUMN "html" TEXT NOT NULL DEFAULT '',
ADD COLUMN "renderer" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "refs" TEXT[] DEFAULT ARRAY[]::TEXT[];
