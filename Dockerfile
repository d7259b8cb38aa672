# One file for every image of Efir; docker-compose.yml names the target of each service.
#
#   signaling, bot   the sources, run by Node as they are, and the few packages they need
#   web              Caddy with the built Mini App

FROM node:24-bookworm-slim AS base
WORKDIR /efir

# Every package that the lock file names. This layer stays until the lock file changes.
FROM base AS packages
RUN npm install --global --no-fund --no-audit pnpm@12.21.0
COPY pnpm-lock.yaml pnpm-workspace.yaml package.json ./
# They wait in the store; what stands in node_modules is linked for each service alone.
RUN pnpm fetch && rm -rf node_modules
COPY . .

FROM packages AS pages
RUN pnpm install --offline --frozen-lockfile --filter "@efir/miniapp..." \
  && pnpm --filter "@efir/miniapp" build

# The folders stay where they are in the repository: Node runs TypeScript anywhere but below node_modules,
# so the workspace packages must not be copied there, as `pnpm deploy` would.
FROM packages AS signaling-files
RUN pnpm install --offline --frozen-lockfile --prod --filter "@efir/signaling..." \
  && sh deploy/keep-only.sh signaling

FROM packages AS bot-files
RUN pnpm install --offline --frozen-lockfile --prod --filter "@efir/bot..." \
  && sh deploy/keep-only.sh bot

FROM base AS service
ENV NODE_ENV=production PORT=3000
EXPOSE 3000
# Ready means: it serves, and Redis can be reached.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
USER node

FROM service AS signaling
COPY --from=signaling-files /efir /efir
CMD ["node", "apps/signaling/src/main.ts"]

FROM service AS bot
COPY --from=bot-files /efir /efir
CMD ["node", "apps/bot/src/main.ts"]

FROM caddy:2-alpine AS web
COPY deploy/caddy/Caddyfile /etc/caddy/Caddyfile
COPY --from=pages /efir/apps/miniapp/dist /srv
# Certificates are kept here by a user who may do nothing else.
RUN mkdir -p /data /config && chown -R 1000:1000 /data /config
USER 1000:1000
ENV XDG_DATA_HOME=/data XDG_CONFIG_HOME=/config
EXPOSE 80 443
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
