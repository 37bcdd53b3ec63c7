# One image for every node of Flowbook. The data is elsewhere: in MongoDB, or under /data for the embedded store.
FROM node:20-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

# What the built server needs at run time: packages of its own and of the workspaces bundled into it, and no others.
FROM node:20-slim AS packages
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --ignore-scripts -w server -w server/contract -w runtime/engine -w runtime/expressions -w runtime/forms

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/server server
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/runtime/portal/dist runtime/portal/dist
COPY package.json ./
COPY process-library process-library
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
